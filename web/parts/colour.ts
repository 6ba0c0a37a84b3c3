/** The value of a variable of the style sheet as it is now: `--ink`, in light or dark. */
export const colourNow = (variable: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
