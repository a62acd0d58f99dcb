/** The demo served for the tests of a suite, and its visits: opened as they need them, closed and judged after each. */
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Site, serveDemo } from "./browser.ts";
import { type Visit, type Visitor, visit } from "./visit.ts";

export interface Visits {
  /** A page of a new visitor. */
  readonly open: (visitor?: Visitor) => Promise<Page>;
  /** The demo served; from the first test on. */
  readonly site: () => Site;
}

/** Called in a suite, which may be skipped where there is no browser. */
export function receiveVisits(browser: Browser | undefined): Visits {
  let served: Site | undefined;
  let visits: Visit[] = [];
  const site = (): Site => {
    if (served === undefined) throw new Error("the demo is served from the first test on");
    return served;
  };
  beforeAll(async () => {
    served = await serveDemo();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  // Whatever a test is about: nothing goes wrong behind the page, and nothing leaves this machine.
  afterEach(async () => {
    const problems = visits.flatMap((each) => each.problems);
    await Promise.all(visits.map((each) => each.close()));
    visits = [];
    expect(problems).toEqual([]);
    expect(site().violations).toEqual([]);
    expect(site().missing).toEqual([]);
  });
  return {
    async open(visitor) {
      const opened = await visit(browser as Browser, site(), visitor);
      visits.push(opened);
      return opened.page;
    },
    site,
  };
}
