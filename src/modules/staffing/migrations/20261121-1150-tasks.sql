-- What was written in a file is read by whoever reads the file.
create policy tasks_follow_their_file on sittings.task as restrictive
  using (file_id is null or exists (select from staffing.file f where f.file_id = task.file_id));
