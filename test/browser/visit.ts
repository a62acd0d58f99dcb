/** A visitor: one page in a fresh profile, with everything written down that should not happen. */
import type { Browser, Locator, Page } from "playwright";
import type { Site } from "./browser.ts";

export interface Visit {
  readonly page: Page;
  /** Errors and warnings on the console, uncaught errors, requests to other hosts, failed requests. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Visitor {
  readonly hash?: string;
  readonly language?: "en" | "zh";
  readonly theme?: "light" | "dark";
  readonly size?: "desktop" | "phone";
  /** Nothing moves, so nothing has to be waited for. */
  readonly isStill?: boolean;
}

const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  },
} as const;

/** Every visit takes place on this Thursday, so that the example is ready on Monday 1 June. */
const TODAY = "2026-05-28T12:00Z";

/** Times in milliseconds of the page's clock. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What `watchTimes` keeps in the page. */
export interface Times {
  /** Tasks of the page's thread over 50 ms. */
  readonly longTasks: Span[];
  /** From a changed question to its answer in the list. */
  readonly searches: Span[];
}

/** Runs in the page, before its own script. */
function watchTimes(): void {
  const times: Times = { longTasks: [], searches: [] };
  Object.assign(globalThis, { times });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      times.longTasks.push({ start: startTime, end: startTime + duration });
  }).observe({ entryTypes: ["longtask"] });
  let start: number | undefined;
  new MutationObserver((changes) => {
    // Other parts are busy after the answer.
    const lists = changes.map(({ target }) => target as Element);
    const list = lists.findLast((each) => each.matches(".ways-panel"));
    if (list === undefined) return;
    const isBusy = list.getAttribute("aria-busy") === "true";
    if (isBusy) start ??= performance.now();
    else if (start !== undefined) {
      times.searches.push({ start, end: performance.now() });
      start = undefined;
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
}

/** Opens the demo and waits for its first answer, or for the reasons why there is none. */
export async function visit(browser: Browser, site: Site, visitor: Visitor = {}): Promise<Visit> {
  const context = await browser.newContext({
    ...SIZES[visitor.size ?? "desktop"],
    locale: visitor.language === "zh" ? "zh-CN" : "en-US",
    colorScheme: visitor.theme ?? "light",
    reducedMotion: visitor.isStill === true ? "reduce" : "no-preference",
    // Nothing on the page may depend on where the visitor sits.
    timezoneId: "America/St_Johns",
  });
  const problems: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.url) && !url.startsWith("data:")) problems.push(`request to ${url}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Cut off by a reload: the first answer may be there before the icon of the page is.
    if (reason !== "net::ERR_ABORTED") problems.push(`failed ${request.url()}: ${reason}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript((now) => {
    Date.now = () => now;
  }, Date.parse(TODAY));
  await page.addInitScript(watchTimes);
  await page.goto(site.url + (visitor.hash ?? ""));
  await answered(page);
  return { page, problems, close: () => context.close() };
}

/** Waits until the page has an answer to the question it shows. */
export async function answered(page: Page): Promise<void> {
  // A changed question marks the list busy at once, so a list that is not busy has been answered.
  await page.locator('.ways-panel[aria-busy="false"]').waitFor();
  await page.locator(".way, .trouble").first().waitFor();
}

/** The faces of the ways in the list. */
export const ways = (page: Page): Locator => page.locator(".way");
