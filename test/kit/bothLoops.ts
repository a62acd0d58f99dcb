/** Tests of what two loops do alike: the one that runs as WebAssembly, and the one of `search.ts` where there is none. */
import { afterEach, beforeEach, describe, vi } from "vitest";

/** As `describe`, once for each loop: what is expected of one is expected of the other, to the label. */
export function describeBothLoops(title: string, tests: () => void): void {
  describe.each([
    { loop: "as WebAssembly", isOffered: true },
    { loop: "without it", isOffered: false },
  ])(`${title}: the loop $loop`, ({ isOffered }) => {
    beforeEach(() => {
      if (!isOffered) vi.stubGlobal("WebAssembly", undefined);
    });
    afterEach(() => vi.unstubAllGlobals());
    tests();
  });
}
