/** What a task says before all else: that it came back, and who has read the copy of a signed letter. */
export const tasks = `
  /* A decision; decisions are never taken away, and a reference both ways would tie the two tables' guards together. */
  ALTER TABLE task ADD COLUMN returned_by uuid;

  ALTER TABLE task_copy
    ADD COLUMN letter_id uuid REFERENCES letter,
    ADD COLUMN read_at timestamptz,
    ADD COLUMN read_by text REFERENCES account,
    ADD CONSTRAINT copy_read_by_somebody CHECK ((read_at IS NULL) = (read_by IS NULL));
  CREATE INDEX task_copy_of_letter ON task_copy (letter_id) WHERE letter_id IS NOT NULL;

  /* A receipt is written once and never taken back. */
  CREATE FUNCTION task_copy_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.read_at IS NOT NULL
       OR to_jsonb(NEW) - 'read_at' - 'read_by' <> to_jsonb(OLD) - 'read_at' - 'read_by' THEN
      RAISE EXCEPTION 'A copy is only read, once' USING ERRCODE = 'TC011';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER task_copy_is_fixed BEFORE UPDATE ON task_copy FOR EACH ROW EXECUTE FUNCTION task_copy_is_fixed();
`;
