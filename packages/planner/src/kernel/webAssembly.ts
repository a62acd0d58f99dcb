/** WebAssembly where a platform has it. */

/** Of Node and browsers alike; no library of types has it without all of a page's. */
interface Platform {
  readonly WebAssembly?: {
    readonly Module: new (code: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  };
}

/** Code to be run by the platform, compiled once a thread. */
export interface Code {
  /** False where the platform has no WebAssembly, or would not compile this: for a page's policy, or because it has no vectors. */
  isOffered(): boolean;
  /** An instance with a memory of its own, as what it exports; absent where none is offered, or there is no room for one more. */
  instantiate(imports: object): object | undefined;
}

/** `hexadecimals`: bytes, two digits each. */
export function createCode(hexadecimals: string): Code {
  let module: object | undefined;
  /** The platform that would not compile it. */
  let refusedBy: Platform["WebAssembly"];
  const offered = (): Platform["WebAssembly"] => {
    const { WebAssembly } = globalThis as unknown as Platform;
    return WebAssembly === refusedBy ? undefined : WebAssembly;
  };
  return {
    isOffered: () => offered() !== undefined,
    instantiate(imports) {
      const WebAssembly = offered();
      if (WebAssembly === undefined) return undefined;
      try {
        module ??= new WebAssembly.Module(bytesOf(hexadecimals));
      } catch {
        refusedBy = WebAssembly;
        return undefined;
      }
      try {
        return new WebAssembly.Instance(module, imports).exports;
      } catch {
        return undefined;
      }
    },
  };
}

const bytesOf = (hexadecimals: string): Uint8Array =>
  Uint8Array.from({ length: hexadecimals.length / 2 }, (_, i) =>
    Number.parseInt(hexadecimals.slice(2 * i, 2 * i + 2), 16),
  );

/** A number or an address that an instance exports. */
export interface Figure {
  readonly value: number;
}

/** Nothing is laid out that would take more bytes: addresses are of 32 bits. */
export const MOST_BYTES: number = 2 ** 30;
