"""What schemathesis needs to know of the hub: values of its scalars, and which answers are those of its API."""

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

YEARS = st.integers(min_value=1900, max_value=2100)
MONTHS = st.integers(min_value=1, max_value=12)
DAYS = st.integers(min_value=1, max_value=28)


def text(strategy):
    """Values as strings of a document."""
    return strategy.map(nodes.String)


schemathesis.graphql.scalar(
    "PartialDate",
    text(
        st.one_of(
            YEARS.map(str),
            st.builds("{}-{:02}".format, YEARS, MONTHS),
            st.builds("{}-{:02}-{:02}".format, YEARS, MONTHS, DAYS),
        )
    ),
)
schemathesis.graphql.scalar(
    "DateTime", text(st.builds("{}-{:02}-{:02}T12:00:00Z".format, YEARS, MONTHS, DAYS))
)
schemathesis.graphql.scalar("URL", text(st.just("https://example.org/page")))
schemathesis.graphql.scalar("Locale", text(st.sampled_from(["en", "sl", "sr-Latn"])))
schemathesis.graphql.scalar("CountryCode", text(st.sampled_from(["SVN", "AUT", "XKX"])))

# Codes that tell a client what it can do. A fault of the hub has another one, and so has what Neo4j could not answer.
CODES = {
    "BAD_USER_INPUT",
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "NOT_FOUND",
    "CONFLICT",
    "RULE_VIOLATED",
    "COST_LIMIT_EXCEEDED",
    "RATE_LIMITED",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
}


@schemathesis.check
def answers_with_codes_of_the_api(ctx, response, case):
    assert response.status_code in (200, 400, 401, 429), f"status {response.status_code}"
    answer = response.json()
    assert "data" in answer or "errors" in answer, "neither data nor errors"
    for error in answer.get("errors", []):
        code = error.get("extensions", {}).get("code")
        assert code in CODES, f"{code}: {error.get('message')}"
