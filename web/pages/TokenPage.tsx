/** The passport of a token: whose permissions it gives, what it opens, what it is limited to, and how long it is valid. */
import { type Token, VIEWER, type Permissions } from "../api/operations";
import { SelectLink } from "../parts/SelectLink";
import { Status } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { t, word } from "../text";

const DAY = 86_400_000;
/** Days before its end in which a token warns. */
const SOON = 14;

/** The page that shows viewers with whose permissions they ask. */
export function TokenPage() {
  const answer = useAnswer(VIEWER, {});
  return (
    <article class="passport">
      <p>
        <SelectLink change={{ page: "explore" }}>{t("page.back")}</SelectLink>
      </p>
      <h2>{t("token.title")}</h2>
      {answer.state === "ready" ? <Passport viewer={answer.data.viewer} /> : <Status answer={answer} />}
    </article>
  );
}

function Passport({ viewer }: { readonly viewer: Permissions }) {
  const { token } = viewer;
  return (
    <>
      {!token && viewer.role === null && <p>{t("token.public")}</p>}
      <dl class="facts">
        <Line name="subject">{viewer.subject}</Line>
        <Line name="role">{viewer.role && word("role", viewer.role)}</Line>
        <Line name="organisation">{viewer.organisation?.name}</Line>
        <Line name="classes">{viewer.classes.map((name) => word("visibility", name)).join(", ")}</Line>
        <Line name="scopes">{viewer.scopes.join(", ")}</Line>
        <Line name="operations">{viewer.operations?.join(", ")}</Line>
        <Line name="manages">{viewer.manages.map(({ name }) => name).join(", ")}</Line>
        {token && <TokenLines token={token} />}
      </dl>
    </>
  );
}

function TokenLines({ token }: { readonly token: Token }) {
  const days = Math.ceil((Date.parse(token.expiresAt) - Date.now()) / DAY);
  return (
    <>
      <Line name="purpose">{token.purpose}</Line>
      <Line name="countries">{token.countries.map(({ name }) => name).join(", ")}</Line>
      <Line name="networks">{token.networks.map(({ name }) => name).join(", ")}</Line>
      <Line name="issued">{`${token.issuedAt.slice(0, 10)}, ${token.issuedBy}`}</Line>
      <Line name="expires.on">{t("token.expires", { on: token.expiresAt.slice(0, 16).replace("T", " "), days })}</Line>
      {days <= SOON && (
        <dd class="trouble">
          <span role="status">{t("token.soon")}</span>
        </dd>
      )}
    </>
  );
}

/** Nothing where there is nothing to say. */
function Line({ name, children }: { readonly name: string; readonly children?: string | null }) {
  if (!children) return null;
  return (
    <>
      <dt>{t(`token.${name}`)}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}
