// One part of the benchmark, in a process that bench.mjs starts and hears: NAME [--full].
const [name, full] = process.argv.slice(2);
const { run } = await import(`./parts/${name}.mjs`);
process.send(await run({ isFull: full === "--full" }), () => process.disconnect());
