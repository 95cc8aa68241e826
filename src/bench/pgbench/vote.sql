-- One vote of a new viewer, in a transaction of its own: what a server without group commit would do.
\set number random(0, 99)
BEGIN;
SELECT id AS question FROM bench_question WHERE number = :number \gset
INSERT INTO vote (viewer, question) VALUES (gen_random_uuid(), :question);
UPDATE question SET votes = votes + 1 WHERE id = :question;
COMMIT;
