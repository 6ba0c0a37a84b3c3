/** All states of the map in one control: for the keyboard, and for those too small to be hit. */
import { selection, select } from "../../state/store";
import { t } from "../../text";
import { type StateFacts } from "./shading";

export function StateChoice({ facts }: { readonly facts: ReadonlyMap<string, StateFacts> }) {
  const sorted = [...facts.values()].sort((a, b) => (a.place.name < b.place.name ? -1 : 1));
  const { focus } = selection.value;
  return (
    <label class="map-choice">
      <span>{t("map.state")}</span>
      <select
        value={focus !== null && facts.has(focus) ? focus : ""}
        onChange={({ currentTarget }) => currentTarget.value !== "" && select({ focus: currentTarget.value })}
      >
        <option value="">{t("map.state.none")}</option>
        {sorted.map(({ place: { id, name }, recorded, links }) => (
          <option key={id} value={id}>
            {t("map.state.option", { name, recorded, links })}
          </option>
        ))}
      </select>
    </label>
  );
}
