/** Says that only a part of the selection is shown, and leads back to all of it. */
import { selection } from "../state/store";
import { t } from "../text";
import { SelectLink } from "./SelectLink";

/** Says which part of the selection is shown, with a link to all of it; nothing where it is all of it. */
export function PartNote() {
  const { part, view } = selection.value;
  // What may hold is a list of its own: pictures show it beside what holds for sure.
  if (part === null || (part === "open" && view !== "table")) return null;
  return (
    <p class="part-note">
      {t(`part.${part}`)} <SelectLink change={{ part: null }}>{t("part.all")}</SelectLink>
    </p>
  );
}
