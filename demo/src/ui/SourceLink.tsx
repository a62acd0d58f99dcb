/** Where a figure is from. Followed only when a visitor does; the page itself asks no other host. */
export function SourceLink({ source }: { source: string }) {
  if (!/^https?:\/\//.test(source)) return <span lang="en">{source} </span>;
  return (
    <>
      <a href={source} target="_blank" rel="noreferrer" lang="en">
        {hostOf(source)}
      </a>{" "}
    </>
  );
}

function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, "");
  } catch {
    return address;
  }
}
