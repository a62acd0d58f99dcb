/** Tabs of the phone layout: arrow keys move between them, one panel is shown. */
import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly panel: ComponentChildren;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const panels = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(0);
  // A panel opens at its beginning, whatever was read in the one before.
  const show = (index: number): void => {
    setOpen(index);
    const [sheet, top] = [bar.current?.parentElement, panels.current?.offsetTop];
    if (sheet == null || top === undefined) return;
    sheet.scrollTop = Math.min(sheet.scrollTop, top - (bar.current?.offsetHeight ?? 0));
  };
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (open + by) % tabs.length;
    show(next);
    const button = bar.current?.children[next];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={bar} onKeyDown={move}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={index === open}
            aria-controls={`${id}-${tab.id}-panel`}
            tabIndex={index === open ? 0 : -1}
            onClick={() => show(index)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div ref={panels}>
        {tabs.map((tab, index) => (
          <div
            key={tab.id}
            id={`${id}-${tab.id}-panel`}
            class="tab-panel"
            role="tabpanel"
            aria-labelledby={`${id}-${tab.id}`}
            hidden={index !== open}
          >
            {index === open && tab.panel}
          </div>
        ))}
      </div>
    </>
  );
}
