// The colours of the stylesheet, for pictures that are drawn rather than styled.
export const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "unknown"];

export function findColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
