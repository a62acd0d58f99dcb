interface SourceLinkProps {
  readonly address: string;
  /** What it is called; its host where left out. */
  readonly text?: string;
}

/** Where a figure is from, as a link if it has a web address. Followed only when a visitor does; the page itself asks no other host. */
export function SourceLink({ address, text }: SourceLinkProps) {
  // http and https only: a network could carry `javascript:`.
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    return <span lang="en">{text ?? address} </span>;
  return (
    <>
      <a href={address} target="_blank" rel="noopener noreferrer" lang="en">
        {text ?? new URL(address).host.replace(/^www\./, "")}
      </a>{" "}
    </>
  );
}
