// Q1
OPTIONAL MATCH (n:Npm {id: $id}) WHERE n.visibilityClass = 0
RETURN n{.id, .name, .model, .status, .hostInstitution} AS npm

// Q2
MATCH (n:Cso) WHERE n.visibilityClass = 0 AND n.nameFolded IS NOT NULL
WITH n ORDER BY n.nameFolded, n.id LIMIT 50
CALL {
  WITH n
  MATCH (n)<-[:WITH_PARTNER]-(c:Collaboration) WHERE c.visibilityClass = 0
  WITH c ORDER BY c.certainFrom, c.id LIMIT 3
  OPTIONAL MATCH (c)-[:WITH_NPM]->(p:Npm) WHERE p.visibilityClass = 0
  RETURN collect(c{.id, .description, npm: p{.id, .name}}) AS found
}
RETURN {nodes: collect(n{.id, .name, collaborations: {nodes: found}})} AS csos

// Q3
MATCH (n:Cso) WHERE n.visibilityClass = 0 AND n.nameFolded IS NOT NULL
WITH n ORDER BY n.nameFolded, n.id LIMIT 50
CALL {
  WITH n
  MATCH (n)<-[:WITH_PARTNER]-(c:Collaboration) WHERE c.visibilityClass = 0
  WITH c ORDER BY c.certainFrom, c.id LIMIT 3
  OPTIONAL MATCH (c)-[:WITH_NPM]->(p:Npm) WHERE p.visibilityClass = 0
  CALL {
    WITH p
    MATCH (p)<-[:PROJECT_PARTICIPANT]-(part:ProjectParticipation) WHERE part.visibilityClass = 0
    WITH part ORDER BY part.role, part.id LIMIT 3
    OPTIONAL MATCH (part)-[:IN_PROJECT]->(project:Project) WHERE project.visibilityClass = 0
    RETURN collect({role: part.role, project: project{.id, .name}}) AS parts
  }
  RETURN collect(c{.id, .description, npm: p{.id, .name, projectParticipations: {nodes: parts}}}) AS found
}
RETURN {nodes: collect(n{.id, .name, collaborations: {nodes: found}})} AS csos

// Q4
MATCH (n:Npm) WHERE n.visibilityClass = 0 AND n.nameFolded IS NOT NULL
WITH n ORDER BY n.nameFolded, n.id LIMIT 200
OPTIONAL MATCH (n)-[:OF_STATE]->(s:State) WHERE s.visibilityClass = 0
WITH n, s ORDER BY n.nameFolded, n.id
RETURN {nodes: collect(n{.id, .name, .model, .status, state: s{.name}})} AS npms

// Q5
MATCH (n:Collaboration) WHERE n.visibilityClass = 0 AND n.formality = $formality AND $pattern IN n.patterns
  AND n.patterns IS NOT NULL AND n.visibilityClass IS NOT NULL
WITH n ORDER BY n.certainFrom, n.id
WITH collect(n) AS found
RETURN {totalCount: size(found), nodes: [n IN found[..25] | n{.id, .description, .formality, .regularity, .status}]} AS collaborations

// W1
CREATE (c:Collaboration {id: $id, description: $description, patterns: $patterns, partnerKind: $partnerKind,
  formality: $formality, regularity: $regularity, status: $status, from: $from, visibilityClass: 0})
WITH c MATCH (n:Npm {id: $npm}), (p:Cso {id: $partner})
CREATE (c)-[:WITH_NPM]->(n), (c)-[:WITH_PARTNER]->(p)
RETURN c{.id} AS collaboration
