/** A stacked bar; what it says stands beside it in words. */
export interface BarPart {
  readonly className: string;
  readonly text: string;
  readonly figure: string;
  readonly amount: number;
}

/** `share` of the room there is, at least a sliver, so that nothing is there and not seen. */
export function Bar({ parts, share = 1 }: { parts: readonly BarPart[]; share?: number }) {
  return (
    <div class="bar" aria-hidden="true" style={{ width: `${Math.max(share * 100, 0.6)}%` }}>
      {parts.map(({ className, amount }) => (
        <span key={className} class={`block ${className}`} style={{ flexGrow: String(amount) }} />
      ))}
    </div>
  );
}
