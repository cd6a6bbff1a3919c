// Loads the graph of one case into an empty Neo4j database of 5.26 or later.
// All values come from load.json and travel as parameters; nothing in it is ever run as text.
// In Neo4j Browser:   :param {nodes, edges} => ... (paste the two lists of load.json)
// With cypher-shell:  cypher-shell -P "$(python3 -c 'import json; d = json.load(open("load.json")); print("{nodes: " + json.dumps(d["nodes"]) + "}")')" ...
// With the official driver: execute each statement below with the parameters of load.json.

CREATE CONSTRAINT case_node IF NOT EXISTS FOR (n:CaseNode) REQUIRE n.key IS UNIQUE;

UNWIND $nodes AS row
MERGE (n:CaseNode {key: row.key})
SET n += row.properties;

UNWIND $edges AS row
MATCH (a:CaseNode {key: row.source})
MATCH (b:CaseNode {key: row.target})
MERGE (a)-[r:RELATED {key: row.key}]->(b)
SET r += row.properties;
