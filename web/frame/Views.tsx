/** The views of one selection. */
import { SelectLink } from "../parts/SelectLink";
import { VIEWS } from "../state/selection";
import { selection } from "../state/store";
import { t } from "../text";

/** The tabs of the views; each is a link that keeps the selection. */
export function Views() {
  return (
    <nav class="views" aria-label={t("views")}>
      {VIEWS.map((view) => (
        <SelectLink key={view} change={{ view, part: null }} current={selection.value.view === view}>
          {t(`view.${view}`)}
        </SelectLink>
      ))}
    </nav>
  );
}
