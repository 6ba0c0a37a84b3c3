/** Whether the screen is too narrow for names beside what they name. */
import { useEffect, useState } from "preact/hooks";

const QUERY = "(max-width: 700px)";

/** Whether the page is narrow now; the component is drawn again when that changes. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(QUERY).matches);
  useEffect(() => {
    const list = matchMedia(QUERY);
    const listen = (): void => setNarrow(list.matches);
    list.addEventListener("change", listen);
    return () => list.removeEventListener("change", listen);
  }, []);
  return isNarrow;
}
