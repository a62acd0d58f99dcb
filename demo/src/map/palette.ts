/** Colors of the style sheet for drawing on canvas, which knows no variables. */
export interface Palette {
  /** The color a variable stands for in the present theme. */
  readonly color: (variable: string) => string;
  /** Forgets what was read: the theme has changed. */
  readonly refresh: () => void;
}

/** Reads colors inside an element. */
export function createPalette(el: HTMLElement): Palette {
  const known = new Map<string, string>();
  // `light-dark()` inside a variable is resolved only where a real property uses it.
  const probe = document.createElement("i");
  probe.hidden = true;
  el.append(probe);
  return {
    color: (variable) => {
      const color = known.get(variable);
      if (color !== undefined) return color;
      probe.style.color = `var(${variable})`;
      const read = getComputedStyle(probe).color;
      known.set(variable, read);
      return read;
    },
    refresh: () => known.clear(),
  };
}
