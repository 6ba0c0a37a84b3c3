/** One state: each cell leads to its records, or to the statement that there are none. */
import { type PatternCell, type Place } from "../../api/operations";
import { PatternGlyph } from "../../parts/PatternGlyph";
import { SelectLink } from "../../parts/SelectLink";
import { selection } from "../../state/store";
import { t, word } from "../../text";
import { factOf, SIGNS, strengthOf, type Row } from "./rows";

/** One row of the matrix as a table row. */
export function MatrixRow({ row: { place, cells } }: { readonly row: Row }) {
  return (
    <tr aria-current={selection.value.focus === place.id ? "true" : undefined}>
      <th scope="row">
        <div class="matrix-state">
          <SelectLink change={{ focus: place.id }}>
            <bdi>{place.name}</bdi>
          </SelectLink>
          {cells.some((cell) => factOf(cell, place) !== "noNpm") && <PatternGlyph cells={cells} />}
        </div>
      </th>
      {cells.map((cell) => (
        <td key={cell.pattern}>
          <Cell cell={cell} place={place} />
          {cell.undetermined > 0 && <May cell={cell} place={place} />}
        </td>
      ))}
    </tr>
  );
}

interface Props {
  readonly cell: PatternCell;
  readonly place: Place;
}

function Cell({ cell, place }: Props) {
  const fact = factOf(cell, place);
  const words = `${place.name}, ${word("pattern", cell.pattern)}: ${factWords(cell, place)}`;
  const absence = cell.absences[0];
  const inside = (
    <>
      {fact === "recorded" && <Fill cell={cell} />}
      <span class="sign" aria-hidden="true">
        {fact === "recorded" ? cell.count : SIGNS[fact]}
      </span>
      <span class="hidden-label">{words}</span>
    </>
  );
  const name = `cell ${fact}`;
  if (fact === "recorded")
    return (
      <SelectLink class={name} title={words} change={recordsOf(cell, place)}>
        {inside}
      </SelectLink>
    );
  if (absence && fact !== "notRecorded")
    return (
      <SelectLink class={name} title={words} change={{ focus: absence.id }}>
        {inside}
      </SelectLink>
    );
  return (
    <span class={name} title={words}>
      {inside}
    </span>
  );
}

const recordsOf = ({ pattern }: PatternCell, { id }: Place) =>
  ({ view: "table", patterns: [pattern], state: id, part: null, focus: null }) as const;

function Fill({ cell: { pattern, count } }: Pick<Props, "cell">) {
  const style = { background: `var(--${pattern})`, opacity: strengthOf(count) * 0.35 };
  return <span class="fill" style={style} aria-hidden="true" />;
}

/** What may hold beside: its own way to its own rows. */
function May({ cell, place }: Props) {
  const words = t("matrix.may", {
    count: cell.undetermined,
    state: place.name,
    pattern: word("pattern", cell.pattern),
  });
  return (
    <SelectLink class="may-hold" title={words} change={{ ...recordsOf(cell, place), part: "open" }}>
      <small aria-hidden="true">+{cell.undetermined}?</small>
      <span class="hidden-label">{words}</span>
    </SelectLink>
  );
}

/** What a cell says, in words; of what is stated, by whom. */
function factWords(cell: PatternCell, place: Place): string {
  const fact = factOf(cell, place);
  const absence = cell.absences[0];
  if (fact === "recorded") return t("matrix.recorded", { count: cell.count, partners: cell.partners });
  if (absence && fact !== "notRecorded") {
    const source = absence.sources.map(({ title }) => title).join("; ");
    return t(`matrix.${fact}.stated`, { statement: absence.statement ?? "", source });
  }
  if (fact === "noNpm") return t(`map.noNpm.${place.npmStatus}`);
  return t(place.npmStatus === "UNKNOWN" ? "matrix.npmUnknown" : "matrix.notRecorded");
}
