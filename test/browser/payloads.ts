/** Texts that would run as script where a page took text for markup, and a directory full of them. */

export const PAYLOADS: readonly string[] = [
  "<script>globalThis.pwned=1</script>",
  "<img src=x onerror=globalThis.pwned=1>",
  "<svg onload=globalThis.pwned=1>",
  "<svg><script>globalThis.pwned=1</script></svg>",
  '"><img src=x onerror=globalThis.pwned=1>',
  "'><img src=x onerror=globalThis.pwned=1>",
  "</title><script>globalThis.pwned=1</script>",
  "</textarea><script>globalThis.pwned=1</script>",
  "<iframe src=javascript:globalThis.pwned=1></iframe>",
  "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
  "javascript:globalThis.pwned=1",
  "JaVaScRiPt:globalThis.pwned=1",
  "data:text/html,<script>globalThis.pwned=1</script>",
  "<a href=javascript:globalThis.pwned=1>x</a>",
  "<details open ontoggle=globalThis.pwned=1>",
  "<body onload=globalThis.pwned=1>",
  "<math><mi xlink:href=javascript:globalThis.pwned=1>x</mi></math>",
  "<object data=javascript:globalThis.pwned=1></object>",
  "<embed src=javascript:globalThis.pwned=1>",
  "<style>@import 'javascript:globalThis.pwned=1'</style>",
  "<link rel=import href=javascript:globalThis.pwned=1>",
  "<input autofocus onfocus=globalThis.pwned=1>",
  "<marquee onstart=globalThis.pwned=1>",
  "{{constructor.constructor('globalThis.pwned=1')()}}",
  "<noscript><p title='</noscript><img src=x onerror=globalThis.pwned=1>'>",
];

/** The script of the directory with a payload for every name, basis and address in it. */
export async function poisonDirectory(code: string): Promise<string> {
  const written = /JSON\.parse\((['"`])((?:\\.|(?!\1)[^\\])*)\1\)/s.exec(code);
  if (written === null) throw new Error("the directory is no JSON text any more");
  const exported = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as object;
  const directory: unknown = Object.values(exported)[0];
  let count = 0;
  const poisoned = JSON.stringify(directory, (key, value: unknown) =>
    typeof value === "string" && POISONED.has(key) ? PAYLOADS[count++ % PAYLOADS.length] : value,
  );
  return code.replace(written[0], () => `JSON.parse(${JSON.stringify(poisoned)})`);
}

const POISONED = new Set([
  "name",
  "nameZh",
  "city",
  "cityZh",
  "title",
  "address",
  "basis",
  "basisZh",
  "0",
  "1",
]);
