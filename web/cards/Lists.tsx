/** Whom and what a record is connected with: each list with how much there is in all, and its sources. */
import { type CardRecord } from "../api/card";
import { LIST_NAMES, LISTS_OF, type CardLists, type Lines, type ListName, type Lists as Held } from "../api/lists";
import { CoverageLine } from "../parts/CoverageLine";
import { Status } from "../parts/Status";
import { SelectLink } from "../parts/SelectLink";
import { useAnswer } from "../state/answers";
import { EVERYTHING, isFiltered } from "../state/selection";
import { selection } from "../state/store";
import { hasText, t } from "../text";
import { Cooperation } from "./Cooperation";
import { BodyVisits, NetworkParts } from "./ListsOfKinds";
import { lineOf, seatLine } from "./lines";
import { Pages } from "./Pages";
import { TextLine } from "./TextLine";

export function Lists({ record }: { readonly record: CardRecord }) {
  const { id, __typename: kind } = record;
  const operation = LISTS_OF[kind];
  return (
    <>
      {kind === "Network" && <NetworkParts id={id} />}
      {operation && <Asked key={id} record={record} operation={operation} />}
      {kind === "Body" && <BodyVisits id={id} />}
      <Seats record={record} />
    </>
  );
}

interface AskedProps {
  readonly record: CardRecord;
  readonly operation: NonNullable<(typeof LISTS_OF)[string]>;
}

function Asked({ record: { id, __typename: kind }, operation }: AskedProps) {
  const answer = useAnswer(operation, { id });
  if (answer.state !== "ready") return <Status answer={answer} />;
  const lists: CardLists = answer.data.node ?? {};
  return (
    <>
      <Sections lists={lists} id={id} kind={kind} />
      {(lists.actingNpms?.nodes ?? []).map((npm) => (
        <Sections key={npm.id} lists={npm} id={npm.id} kind="Npm" of={npm.name} />
      ))}
    </>
  );
}

interface SectionsProps {
  readonly lists: CardLists;
  /** Of whom they are: the record of the card, or an NPM on the card of its state, which is named then. */
  readonly id: string;
  readonly kind: string;
  readonly of?: string;
}

function Sections({ lists, id, kind, of }: SectionsProps) {
  return (
    <>
      {LIST_NAMES.map((name) => {
        const page = lists[name];
        if (!page || page.totalCount === 0) return null;
        return (
          <section key={name}>
            <h3>{titleOf(name, { kind, of, count: page.totalCount })}</h3>
            <ul>
              <Pages
                list={`${name} ${kind}`}
                id={id}
                page={page}
                name={name}
                renderLine={lineFor(name, { id, kind })}
              />
            </ul>
            {name === "collaborations" && lists.collaborations && (
              <CoverageLine coverage={lists.collaborations.coverage}>
                {isFiltered(selection.value) && <AllOfIt id={id} kind={kind} />}
              </CoverageLine>
            )}
          </section>
        );
      })}
    </>
  );
}

/** A card has all collaborations of its record: the filters hold for the views. */
function AllOfIt({ id, kind }: Owner) {
  const { state } = selection.value;
  const isAll = kind === "State" && !isFiltered({ ...selection.value, state: state === id ? null : state });
  if (isAll) return null;
  return (
    <>
      {" "}
      {t("card.collaborations.all")}{" "}
      {kind === "State" && (
        <SelectLink change={{ ...EVERYTHING, state: id, view: "table", focus: null }}>
          {t("card.collaborations.rows")}
        </SelectLink>
      )}
    </>
  );
}

interface Owner {
  readonly id: string;
  readonly kind: string;
}

/** Lines of a list on the card of a record: they tell the other side. */
function lineFor<Name extends ListName>(name: Name, { id, kind }: Owner) {
  return (line: Lines[Name]) => {
    if (name === "collaborations") return <Cooperation row={line as Lines["collaborations"]} of={id} />;
    const told = name === "chairTerms" && kind === "Npm" ? { ...line, npm: null } : line;
    return <TextLine line={lineOf(name, told)} record={line} />;
  };
}

interface Titled {
  readonly kind: string;
  readonly of: string | undefined;
  readonly count: number;
}

/** Some lists are called otherwise on the cards of some kinds. */
function titleOf(name: keyof Held, { kind, of, count }: Titled): string {
  const own = `card.${name}.${kind}`;
  const title = t(hasText(own) ? own : `card.${name}`, { count });
  return of === undefined ? title : t("card.ofNpm", { npm: of, title });
}

function Seats({ record: { seats = [] } }: { readonly record: CardRecord }) {
  if (seats.length === 0) return null;
  return (
    <section>
      <h3>{t("card.seats", { count: seats.length })}</h3>
      <ul>
        {seats.map((seat, at) => (
          <TextLine key={at} line={seatLine(seat)} record={seat.collaboration} />
        ))}
      </ul>
    </section>
  );
}
