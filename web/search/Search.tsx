/** Finds any record, and opens its card. */
import { ALL_TYPES, Finder } from "../parts/Finder";
import { select } from "../state/store";
import { t } from "../text";

/** The search in the head of the page; picking a result opens its card. */
export function Search() {
  return (
    <search>
      <Finder label={t("search.label")} types={ALL_TYPES} onPick={(id) => select({ page: "explore", focus: id })} />
    </search>
  );
}
