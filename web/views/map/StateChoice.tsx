/** All states of the map in one field: for the keyboard, and for those too small to be hit. */
import { useState } from "preact/hooks";
import { type Place } from "../../api/operations";
import { choicesFor } from "../../parts/choosing";
import { Combobox } from "../../parts/Combobox";
import { selection, select } from "../../state/store";
import { t, word } from "../../text";

interface Props {
  readonly facts: ReadonlyMap<string, { readonly place: Place }>;
}

/** The field in which a reader finds a state by its name; picking one opens its card. */
export function StateChoice({ facts }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const { focus } = selection.value;
  const chosen = focus === null ? undefined : facts.get(focus)?.place.name;
  const states = [...facts.values()].map(({ place: { id, name, region } }) => ({
    id,
    name,
    more: region === null ? "" : word("region", region),
  }));
  const choices = choicesFor(
    typed ?? "",
    states.toSorted((a, b) => a.name.localeCompare(b.name)),
  );
  return (
    <div class="map-choice">
      <Combobox
        label={t("map.state")}
        text={typed ?? chosen ?? ""}
        choices={choices}
        hasList
        note={t("finder.found", { count: choices.length })}
        onText={setTyped}
        onPick={(id) => {
          setTyped(null);
          select({ focus: id });
        }}
        onLeave={() => setTyped(null)}
      />
    </div>
  );
}
