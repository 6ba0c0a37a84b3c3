/** Links that lead on from an actor. */
import { type CardRecord } from "./record";
import { SelectLink } from "../parts/SelectLink";
import { selection } from "../state/store";
import { t } from "../text";
import { isActor } from "./facts";

/** Links from an actor to its paths and to the network; nothing for other records. */
export function Actions({ record }: { readonly record: CardRecord }) {
  if (!isActor(record)) return null;
  const { from, view } = selection.value;
  const isStart = from === null || from === record.id;
  return (
    <p class="actions">
      <SelectLink change={isStart ? { from: record.id, to: null } : { to: record.id }}>
        {t(isStart ? "card.paths.from" : "card.paths.to")}
      </SelectLink>
      {view !== "network" && <SelectLink change={{ view: "network" }}>{t("card.inNetwork")}</SelectLink>}
    </p>
  );
}
