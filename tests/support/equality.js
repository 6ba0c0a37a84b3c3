/* global expect */
/** Errors carry the id of their request, another one each time: only tests that name it compare it. */
const isOfError = (value) => typeof value === "object" && value !== null && "code" in value;
const without = ({ requestId: _, ...rest }) => rest;

expect.addEqualityTesters([
  function sameButForTheRequest(one, other, testers) {
    if (!isOfError(one) || !isOfError(other)) return undefined;
    const ids = [one.requestId, other.requestId];
    const isUnnamed = ids.includes(undefined) || ids.every((id) => typeof id === "string");
    return isUnnamed && ids[0] !== ids[1] ? this.equals(without(one), without(other), testers) : undefined;
  },
]);
