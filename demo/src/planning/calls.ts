/** Calls across the messages of a worker: a method and what it is given go over, its value or what went wrong comes back. */

interface Call {
  readonly id: number;
  readonly method: string;
  readonly given: readonly unknown[];
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  /** What went wrong, in words. */
  readonly error?: string;
}

/** One end of the conversation. */
type End = Pick<Worker, "postMessage" | "addEventListener">;

/** Methods that can be called from elsewhere. */
type Methods = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/** The methods of the other end. A call that is never answered stays open: its worker was ended. */
export function callsTo<Api extends object>(end: End): Api {
  const open = new Map<number, (reply: Reply) => void>();
  let last = 0;
  end.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    open.get(data.id)?.(data);
    open.delete(data.id);
  });
  const call = (method: string, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      open.set(last, ({ value, error }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
      try {
        end.postMessage({ id: last, method, given } satisfies Call);
      } catch (error) {
        open.delete(last); // what cannot be copied never went over, and is never answered
        throw error;
      }
    });
  return new Proxy({} as Api, {
    get:
      (_api, method) =>
      (...given: readonly unknown[]) =>
        call(String(method), given),
  });
}

/** Answers the calls of the other end. */
export function answerCalls(end: End, api: object): void {
  const methods = api as Methods;
  end.addEventListener("message", ({ data: { id, method, given } }: MessageEvent<Call>) => {
    const told = (reply: Omit<Reply, "id">): void => end.postMessage({ id, ...reply });
    const run = async (): Promise<void> => {
      // Own methods only: what comes over is text, and `constructor` is no question.
      const asked = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (asked === undefined) throw new Error(`no such method: ${method}`);
      const value = await asked(...(given as never[]));
      told({ value }); // fails where the value cannot be copied
    };
    run().catch((error: unknown) =>
      told({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
