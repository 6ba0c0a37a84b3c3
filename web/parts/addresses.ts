/** An address that a link may have: http and https alone; null for anything else, such as `javascript:`. */
export function safeAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
