/** Results of mutants as a page: counts, and each mutant that no test noticed, with the reason. */

/** Words for what became of a mutant; those that count as noticed first. */
const NOTICED = ["Killed", "Timeout"];
const MISSED = ["Survived", "NoCoverage"];

/** Names a mutant by what it is and not by its line, so that its reason outlives changes above it. */
export const keyOf = (file, { mutatorName, code, replacement }) =>
  `${file}: ${mutatorName}: ${code} -> ${replacement}`;

/** The mutants of a report, each with its file, its code and its place. */
export function mutantsOf({ files }) {
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants.map((mutant) => {
      const { start } = mutant.location;
      const flat = (text) => text.replace(/\s+/g, " ").trim();
      const told = {
        ...mutant,
        file: path.split("/").at(-1),
        line: start.line,
        code: flat(codeAt(lines, mutant.location)),
        replacement: flat(mutant.replacement ?? ""),
      };
      return { ...told, key: keyOf(told.file, told) };
    });
  });
}

function codeAt(lines, { start, end }) {
  // Stryker counts lines and columns from 1.
  if (start.line === end.line) return lines[start.line - 1].slice(start.column - 1, end.column - 1);
  return [
    lines[start.line - 1].slice(start.column - 1),
    ...lines.slice(start.line, end.line - 1),
    lines[end.line - 1].slice(0, end.column - 1),
  ].join("\n");
}

const countOf = (mutants, statuses) =>
  mutants.filter(({ status }) => statuses.includes(status)).length;

/** Share of the mutants that tests noticed, of those that could be judged. */
export function scoreOf(mutants) {
  const noticed = countOf(mutants, NOTICED);
  const all = noticed + countOf(mutants, MISSED);
  return all === 0 ? Number.NaN : (100 * noticed) / all;
}

/** A page in Markdown. `reasons` by the key of the mutant; `pending` counts mutants that were not judged yet. */
export function toMarkdown(folder, report, reasons, { tests, pending }) {
  const mutants = mutantsOf(report).sort(byPlace);
  const files = [...new Set(mutants.map(({ file }) => file))];
  const row = (name, list) =>
    `| ${name} | ${scoreOf(list).toFixed(1)} | ${list.length} | ${[...NOTICED, ...MISSED].map((status) => countOf(list, [status])).join(" | ")} |`;
  const missed = mutants.filter(({ status }) => MISSED.includes(status));
  const equivalent = missed.filter(({ key }) => reasons[key]?.startsWith("equivalent"));
  return `# Mutants of ${sourceName(folder)}

By \`npm run mutate -- ${folder}\`, with ${tests}. ${pending === 0 ? "Every mutant was judged." : `**${pending} mutants were not judged yet.**`}
Score ${scoreOf(mutants).toFixed(1)} %; ${scoreOf(mutants.filter((mutant) => !equivalent.includes(mutant))).toFixed(1)} % without the ${equivalent.length} that change nothing anybody could see.

| file | score % | mutants | killed | timed out | survived | not covered |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${files
  .map((name) =>
    row(
      name,
      mutants.filter(({ file }) => file === name),
    ),
  )
  .join("\n")}
${row("**all**", mutants)}

## What no test noticed

| line | change | what became of it | reason |
| --- | --- | --- | --- |
${missed.map((mutant) => `| ${mutant.file}:${mutant.line} | ${changeOf(mutant)} | ${mutant.status === "Survived" ? "survived" : "not covered"} | ${reasons[mutant.key] ?? "**not looked at yet**"} |`).join("\n")}
`;
}

const sourceName = (folder) => `packages/planner/src/${folder}`;
const byPlace = (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);

/** A cell of a table: bars and backticks would end it. */
const code = (text) =>
  `\`${(text.length > 90 ? `${text.slice(0, 87)}...` : text).replaceAll("|", "\\|").replaceAll("`", "'")}\``;
const changeOf = (mutant) => `${code(mutant.code)} to ${code(mutant.replacement)}`;
