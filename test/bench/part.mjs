// node test/bench/part.mjs NAME [--full]: one part of the benchmark, told to whoever started it (bench.mjs).
const [name, full] = process.argv.slice(2);
const { run } = await import(`./parts/${name}.mjs`);
process.send(await run({ isFull: full === "--full" }));
process.disconnect();
