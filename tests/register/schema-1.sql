-- The tables as the first version of the register made them, with a report, its moves and rulings.
CREATE TABLE reports (
	id TEXT NOT NULL, text TEXT NOT NULL, date TEXT, language TEXT, title TEXT, outlet TEXT,
	address TEXT, PRIMARY KEY (id)
);
CREATE TABLE readings (
	report TEXT NOT NULL, reader TEXT NOT NULL, notes TEXT NOT NULL,
	PRIMARY KEY (report), FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE moves (
	id TEXT NOT NULL, place INTEGER NOT NULL, report TEXT NOT NULL, sentence INTEGER NOT NULL,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, evidence TEXT NOT NULL, actor TEXT NOT NULL,
	voice TEXT, act TEXT NOT NULL, target TEXT NOT NULL, matter TEXT, condition TEXT,
	connective TEXT, source TEXT NOT NULL, "when" TEXT, plover TEXT, because TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_moves_report ON moves (report);
CREATE TABLE rulings (
	id INTEGER NOT NULL, ruling TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, note TEXT,
	withdrawn_by TEXT, withdrawn_at TEXT, move TEXT NOT NULL, report TEXT NOT NULL,
	sentence INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
	evidence TEXT NOT NULL, actor TEXT NOT NULL, voice TEXT, act TEXT NOT NULL,
	target TEXT NOT NULL, matter TEXT, condition TEXT, connective TEXT, source TEXT NOT NULL,
	"when" TEXT, plover TEXT, because TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE INDEX ix_rulings_report ON rulings (report);

INSERT INTO reports VALUES ('crew', 'Berlin urged Tehran to free the crew. Tehran rejected the call.',
	'2024-05-08', 'en', NULL, NULL, NULL);
INSERT INTO readings VALUES ('crew', 'standoff 0.1.0', '[]');
INSERT INTO moves VALUES ('aaaa11112222333344445555', 1, 'crew', 1, 0, 36,
	'Berlin urged Tehran to free the crew', '["DEU"]', NULL, 'request', '["IRN"]', 'free the crew',
	NULL, NULL, '[]', NULL, 'REQUEST', 'request: urge (verb)');
INSERT INTO moves VALUES ('bbbb11112222333344445555', 2, 'crew', 2, 38, 62,
	'Tehran rejected the call', '["IRN"]', NULL, 'reject', '["DEU"]', 'the call',
	NULL, NULL, '[]', NULL, 'REJECT', 'reject: reject (verb)');
INSERT INTO rulings VALUES (1, 'right', 'mk', '2024-05-09T08:00:00+00:00', 'heard it', NULL, NULL,
	'aaaa11112222333344445555', 'crew', 1, 0, 36,
	'Berlin urged Tehran to free the crew', '["DEU"]', NULL, 'request', '["IRN"]', 'free the crew',
	NULL, NULL, '[]', NULL, 'REQUEST', 'request: urge (verb)');
INSERT INTO rulings VALUES (2, 'wrong', 'mk', '2024-05-09T08:01:00+00:00', NULL, 'jd',
	'2024-05-10T08:00:00+00:00', 'aaaa11112222333344445555', 'crew', 1, 0, 36,
	'Berlin urged Tehran to free the crew', '["DEU"]', NULL, 'request', '["IRN"]', 'free the crew',
	NULL, NULL, '[]', NULL, 'REQUEST', 'request: urge (verb)');
INSERT INTO rulings VALUES (3, 'wrong', 'jd', '2024-05-10T08:01:00+00:00', NULL, NULL, NULL,
	'bbbb11112222333344445555', 'crew', 2, 38, 62,
	'Tehran rejected the call', '["IRN"]', NULL, 'reject', '["DEU"]', 'the call',
	NULL, NULL, '[]', NULL, 'REJECT', 'reject: reject (verb)');
PRAGMA application_id = 1400131430;
PRAGMA user_version = 1;
