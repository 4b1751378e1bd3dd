// Written by `npm run schema` from the migrations; a test compares the two.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '../time/index.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export interface ActsAct {
  act_id: string
  seq: number
  kind: string
  number: string
  adopted_on: Day
  instant: Instant
  elsewhere: boolean
  articles: number
  header: ColumnType<Json, string, string>
  words: GeneratedAlways<string | null>
  seal_before: Buffer
  seal: Buffer
}

export interface ActsArticle {
  act_id: string
  article: number
  text_fr: string
  text_en: string
  effect: string | null
  input: ColumnType<Json | null, string | null, string>
  hash: Buffer
}

export interface ActsDraft {
  draft_id: string
  kind: string
  step: string
  wall: string | null
  version: number
  content: ColumnType<Json, string, string>
  reason: string | null
  reviewed_by_name: string | null
  reviewed_at: Instant | null
  created_by: string
  created_by_name: string
  created_at: Instant
  updated_by_name: string
  updated_at: Instant
  act_id: string | null
}

export interface ActsDraftVersion {
  draft_id: string
  version: number
  content: ColumnType<Json, string, string>
  saved_by_name: string
  saved_at: Instant
}

export interface ActsEvent {
  event_id: string
  act_id: string
  what: string
  day: Day
  gazette_part: string | null
  gazette_page: string | null
  signatory: string | null
  recorded_by: string
  recorded_at: Generated<Instant>
}

export interface ActsSeries {
  kind: string
  year: number
  last: number
}

export interface ActsTouch {
  subject_id: string
  subject_kind: string
  act_id: string
  article: number
  place_act: string
  place_article: number
}

export interface FindingsAcceptance {
  finding: string
  facts: string
  reason: string
  until: Day
  accepted_by_name: string
  accepted_at: Instant
}

export interface GreffeMigration {
  name: string
  hash: string
  applied_at: Generated<Instant>
}

export interface JobsTurn {
  job: string
  began_at: Instant
}

export interface JournalEntry {
  entry_id: number
  at: Instant
  actor: string
  actor_name: string
  role: string
  what: string
  subject: string | null
  details: ColumnType<Json, string, string>
  rows: ColumnType<Json | null, string | null, string>
  hash_before: Buffer
  hash: Buffer
}

export interface JournalPending {
  at: Generated<number>
  row: string
  digest: string | null
}

export interface JournalSaid {
  place: number
  what: string
  subject: string | null
  details: string
  rows: ColumnType<Json | null, string | null, string>
}

export interface MailDelivery {
  message_id: string
  sent_at: Instant | null
  tries: Generated<number>
  next_try: Instant | null
  error: string | null
}

export interface MailMessage {
  message_id: string
  address: string
  lang: string
  template: string
  data: ColumnType<Json, string, string>
  about: string
  subject: string
  body: string
  written_at: Instant
  invitation: string | null
  unsubscribe: string | null
}

export interface MailWording {
  letter: string
  subject_fr: string
  subject_en: string
  body_fr: string
  body_en: string
  changed_by_name: string
  changed_at: Instant
}

export interface RegistryBirth {
  person_id: string
  born_on: Day
  recorded_by: string
  recorded_at: Instant
  salt: Generated<string>
}

export interface RegistryImport {
  import_id: string
  format: string
  file_name: string
  on_day: Day | null
  size: number
  sha256: string | null
  options: ColumnType<Json | null, string | null, string>
  step: string
  opened_by: string
  opened_at: Instant
  remarks: ColumnType<Json, string, string>
  refusal: ColumnType<Json | null, string | null, string>
  act_id: string | null
}

export interface RegistryImportChoice {
  import_id: string
  proposal: string
  n: number
  take: boolean
  as_id: string | null
  chosen_by: string
  chosen_at: Instant
}

export interface RegistryImportChunk {
  import_id: string
  n: number
  bytes: Buffer
}

export interface RegistryImportMapping {
  mapping_id: string
  name: string
  columns: ColumnType<Json, string, string>
  date_order: string
  saved_by: string
  saved_at: Instant
}

export interface RegistryImportRow {
  import_id: string
  n: number
  collection: string
  index: number
  line: number
  read: ColumnType<Json, string, string>
  fact_id: string | null
  post_fact: string | null
  person_fact: string | null
  again: Generated<boolean>
  first_day: Day | null
  last_day: Day | null
  findings: ColumnType<Json, string, string>
  proposal: string | null
  rule: string | null
  field: string | null
  shown: string | null
  says: ColumnType<Json | null, string | null, string>
  alike: ColumnType<Json | null, string | null, string>
  state: string | null
  as_id: string | null
  taken: Generated<boolean>
}

export interface RegistryImportWork {
  import_id: string
  done: Generated<number>
  total: Generated<number>
  worker: string | null
  seen_at: Instant | null
}

export interface RegistryMandate {
  mandate_id: string
  post_id: string
  person_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  capacity: string
  planned_end: Day | null
  end_reason: string | null
  pending_cases: number | null
  renews: string | null
  term: number
}

export interface RegistryMandatePast {
  mandate_id: string
  post_id: string
  person_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  capacity: string
  planned_end: Day | null
  end_reason: string | null
  pending_cases: number | null
  renews: string | null
  term: number
  believed: string
}

export interface RegistryOrderMembership {
  membership_id: string
  person_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  professional_order: string
  number: string | null
}

export interface RegistryOrderMembershipPast {
  membership_id: string
  person_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  professional_order: string
  number: string | null
  believed: string
}

export interface RegistryOrganisation {
  organisation_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  kind: string
  name_fr: string
  name_en: string
  acronym: string | null
  parent_id: string | null
  portfolio_fr: string | null
  portfolio_en: string | null
  min_members: number | null
  max_members: number | null
  quorum: number | null
  succeeds: string[] | null
  ending: string | null
  note_fr: string | null
  note_en: string | null
  words: GeneratedAlways<string | null>
}

export interface RegistryOrganisationPast {
  organisation_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  kind: string
  name_fr: string
  name_en: string
  acronym: string | null
  parent_id: string | null
  portfolio_fr: string | null
  portfolio_en: string | null
  min_members: number | null
  max_members: number | null
  quorum: number | null
  succeeds: string[] | null
  ending: string | null
  note_fr: string | null
  note_en: string | null
  words: string | null
  believed: string
}

export interface RegistryPerson {
  person_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
  identifiers: ColumnType<Json, string, string>
  words: GeneratedAlways<string | null>
}

export interface RegistryPersonMerge {
  person_id: string
  into_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
}

export interface RegistryPersonMergePast {
  person_id: string
  into_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  believed: string
}

export interface RegistryPersonPast {
  person_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
  identifiers: ColumnType<Json, string, string>
  words: string | null
  believed: string
}

export interface RegistryPost {
  post_id: string
  organisation_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  family: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  regime: string
  authority: string
  recommender_fr: string | null
  recommender_en: string | null
  term_kind: string
  term_months: number | null
  holds_over: boolean
  vacancy_fill: string
  max_renewals: number | null
  legal_bases: ColumnType<Json, string, string>
  words: GeneratedAlways<string | null>
}

export interface RegistryPostPast {
  post_id: string
  organisation_id: string
  act_id: string
  article: number
  origin_act: string
  origin_article: number
  known_from: Instant
  valid: string
  family: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  regime: string
  authority: string
  recommender_fr: string | null
  recommender_en: string | null
  term_kind: string
  term_months: number | null
  holds_over: boolean
  vacancy_fill: string
  max_renewals: number | null
  legal_bases: ColumnType<Json, string, string>
  words: string | null
  believed: string
}

export interface SearchTerm {
  word: string
}

export interface SearchesKept {
  search_id: string
  reader_id: string
  name: string | null
  list: string
  query: string
  every: string | null
}

export interface SearchesReader {
  reader_id: string
  role: string
  address: string
  lang: string
  token: string
}

export interface SearchesRequest {
  link_hash: Buffer
  address: string
  lang: string
  list: string
  query: string
  every: string
  network: string | null
  made_at: Instant
  expires_at: Instant
}

export interface SearchesTold {
  search_id: string
  day: Day
  known: Instant
}

export interface SittingsConvocation {
  sitting_id: string
  participant_id: string
}

export interface SittingsItem {
  item_id: string
  sitting_id: string
  draft_id: string
  place: number
  late_reason: string | null
  added_by_name: string
  added_at: Instant
  decision: string | null
  note: string | null
  carried_to: string | null
  decided_by_name: string | null
  decided_at: Instant | null
  subject: string | null
}

export interface SittingsParticipant {
  participant_id: string
  council: string
  name: string
  address: string
  lang: string
}

export interface SittingsRelease {
  release_id: string
  sitting_id: string
  council: string
  day: Day
  content: ColumnType<Json, string, string>
  released_by_name: string
  released_at: Instant
}

export interface SittingsSitting {
  sitting_id: string
  council: string
  day: Day
  starts: string
  ends: string
  place: string | null
  cutoff: Day
  step: string
  reason: string | null
  moved_from: Day | null
  moved_starts: string | null
  moved_place: string | null
  moved_reason: string | null
  sequence: Generated<number>
  organizer_address: string
  created_by_name: string
  created_at: Instant
  locked_by_name: string | null
  locked_at: Instant | null
  closed_by_name: string | null
  closed_at: Instant | null
  began: string | null
  ended: string | null
}

export interface SittingsTask {
  task_id: string
  kind: string | null
  act_id: string | null
  mandate_id: string | null
  post_id: string | null
  person_id: string | null
  first_day: Day | null
  file_id: string | null
  what: string | null
  owner: string
  due: Day | null
  done_on: Day | null
  done_by_name: string | null
}

export interface SittingsTelling {
  telling_id: string
  act_id: string
  person_id: string
  role: string
  told_on: Day
  by_name: string
  recorded_at: Instant
}

export interface StaffingAllowance {
  file_id: string
  pay: number
  pay_per: string
  pay_source: string
  months: number | null
  package: number | null
  step: string
  granted: number | null
  decided: number | null
  decided_on: Day | null
  decided_by_name: string | null
  recovered: number | null
  recovered_on: Day | null
  recovered_by_name: string | null
  version: Generated<number>
  salt: Generated<string>
}

export interface StaffingAllowancePassage {
  passage_id: string
  file_id: string
  step: string
  entered_at: Instant
  by_name: string
  reason: string | null
}

export interface StaffingApplication {
  application_id: string
  call_id: string
  candidate_id: string
  receipt: string
  step: string
  lang: string
  content: ColumnType<Json, string, string>
  history: ColumnType<Json, string, string>
  submitted_at: Instant | null
  next_news: Day | null
  last_news_at: Instant | null
  retain_until: Day | null
  salt: Generated<string>
}

export interface StaffingAptitude {
  entry_id: string
  register: string
  name: string
  person_id: string | null
  candidate_id: string | null
  application_id: string | null
  entered_on: Day
  entered_by_name: string
  used_on: Day | null
  used_by: string | null
  struck_on: Day | null
  struck_reason: string | null
  struck_by_name: string | null
}

export interface StaffingAttendanceBylaw {
  bylaw_id: string
  organisation_id: string
  from_day: Day
  absences: number
  in_a_row: Generated<boolean>
  months: number | null
  source: string
  recorded_by_name: string
  recorded_at: Instant
}

export interface StaffingBoardMeeting {
  meeting_id: string
  organisation_id: string
  held_on: Day
  present: string[]
  absent: string[]
  excused: string[]
  recorded_by_name: string
  recorded_at: Instant
}

export interface StaffingBodyCode {
  organisation_id: string
  code: string
  set_by_name: string
}

export interface StaffingBundle {
  bundle_id: string
  name: string
  created_by_name: string
  created_at: Instant
}

export interface StaffingCall {
  call_id: string
  kind: string
  year: number
  body_code: string
  number: number
  reference: GeneratedAlways<string>
  organisation_id: string
  posts: string[]
  content: ColumnType<Json, string, string>
  step: string
  version: Generated<number>
  opens_at: Instant | null
  closes_at: Instant | null
  first_closes_at: Instant | null
  reason: string | null
  past: ColumnType<Json, string, string>
  opened_by_name: string
  opened_at: Instant
}

export interface StaffingCallApproval {
  call_id: string
  side: string
  version: number
  approved_by: string
  by_name: string
  at: Instant
}

export interface StaffingCallCopy {
  call_id: string
  recipient: string
  name: string
  sent_on: Day
  by_name: string
}

export interface StaffingCallPassage {
  passage_id: string
  call_id: string
  move: string
  step: string
  at: Instant
  by_name: string
  reason: string | null
}

export interface StaffingCandidate {
  candidate_id: string
  address: string
  lang: string
  created_at: Instant
  salt: Generated<string>
}

export interface StaffingCheckMade {
  check_id: string
  file_id: string
  kind: string
  asked_on: Day
  answered_on: Day | null
  asked_by_name: string
}

export interface StaffingCheckResult {
  check_id: string
  result: string
  recorded_by_name: string
  recorded_at: Instant
  salt: Generated<string>
}

export interface StaffingCommittee {
  committee_id: string
  year: number
  number: number
  kind: string
  tribunal: string | null
  call_id: string | null
  subject: string
  team: string
  step: string
  reason: string | null
  formed_on: Day
  created_by_name: string
}

export interface StaffingCommitteeAnswer {
  candidate_id: string
  member_id: string
  tie: string
  employer: string | null
  until: Day | null
  public_service: boolean
  answered_on: Day
  recused: boolean | null
  reason: string | null
  decided_by_name: string | null
  salt: Generated<string>
}

export interface StaffingCommitteeCandidate {
  candidate_id: string
  committee_id: string
  name: string
  application_id: string | null
  term_end: Day | null
  intent_on: Day | null
  intent_reasons: string | null
  heard_on: Day | null
  hearing: string | null
  outcome: string | null
  salt: Generated<string>
}

export interface StaffingCommitteeFee {
  member_id: string
  committee_id: string
  amount: number
  settled_on: Day
  settled_by_name: string
  salt: Generated<string>
}

export interface StaffingCommitteeMember {
  member_id: string
  committee_id: string
  name: string
  address: string | null
  quality: string
  chairs: boolean
  order_name: string | null
  administration: boolean
  fee_status: string
}

export interface StaffingCommitteeOpinion {
  candidate_id: string
  member_id: string
  scores: ColumnType<Json, string, string>
  note: string | null
  favours: boolean | null
  dissent: string | null
  recorded_by_name: string
  recorded_at: Instant
  salt: Generated<string>
}

export interface StaffingCommitteePension {
  member_id: string
  committee_id: string
  yearly: number
  salt: Generated<string>
}

export interface StaffingCommitteeReport {
  committee_id: string
  text: string
  written_by_name: string
  written_at: Instant
}

export interface StaffingCommitteeSession {
  session_id: string
  committee_id: string
  starts_at: Instant
  ends_at: Instant
  place: string
  sequence: Generated<number>
  cancelled: Generated<boolean>
  set_by_name: string
}

export interface StaffingCommitteeSitting {
  sitting_id: string
  committee_id: string
  day: Day
  half: string
  present: string[]
}

export interface StaffingConflict {
  conflict_id: string
  file_id: string
  description: string
  declared_on: Day
  mitigation: string | null
  owner: string | null
  due: Day | null
  recorded_by_name: string
}

export interface StaffingConsultation {
  consultation_id: string
  file_id: string
  consulted: string
  law: string | null
  sent_on: Day
  answered_on: Day | null
  outcome: string | null
  favourable: boolean | null
}

export interface StaffingDeparture {
  file_id: string
  notice_on: Day | null
  copied: Generated<boolean>
  vacation_halves: number | null
  public_servant: Generated<boolean>
  return_decision: string | null
  benefit: string | null
  handed_on: Day | null
  signed_on: Day | null
}

export interface StaffingDocument {
  document_id: string
  application_id: string
  kind: string
  name: string
  type: string
  size: number
  sha256: Buffer
  added_at: Instant
  salt: Generated<string>
}

export interface StaffingDocumentBytes {
  document_id: string
  bytes: Buffer
}

export interface StaffingFile {
  file_id: string
  year: number
  number: number
  kind: string
  procedure: string
  step: string
  suspended: Generated<boolean>
  reason: string | null
  team: string
  confidential: Generated<boolean>
  owner_id: string
  owner_name: string
  post_id: string
  person_id: string | null
  newcomer: ColumnType<Json | null, string | null, string>
  mandate_id: string | null
  bundle_id: string | null
  depends_on: string | null
  target: Day | null
  lost_target: Day | null
  source: string | null
  application_id: string | null
  entry_id: string | null
  consented_on: Day | null
  first_day: Day | null
  last_day: Day | null
  term_ground: string | null
  term_reason: string | null
  end_reason: string | null
  retroactive: Generated<boolean>
  conditions: ColumnType<Json, string, string>
  eligible: ColumnType<Json, string, string>
  passed: ColumnType<Json, string, string>
  memo: ColumnType<Json, string, string>
  draft_id: string | null
  version: Generated<number>
  opened_on: Day
  opened_at: Instant
}

export interface StaffingFileDocument {
  version_id: string
  document_id: string
  file_id: string
  version: number
  title: string
  kind: string
  name: string
  type: string
  size: number
  sha256: Buffer
  added_by_name: string
  added_at: Instant
  salt: Generated<string>
}

export interface StaffingFileDocumentBytes {
  version_id: string
  bytes: Buffer
}

export interface StaffingFileDocumentStruck {
  document_id: string
  file_id: string
  reason: string
  struck_by_name: string
  struck_at: Instant
}

export interface StaffingHandover {
  handover_id: string
  file_id: string
  from_id: string
  from_name: string
  to_id: string
  to_name: string
  by_name: string
  reason: string
  handed_at: Instant
  taken_at: Instant | null
}

export interface StaffingLaterWork {
  work_id: string
  file_id: string
  sector: string
  kind: string
  employer: string
  known_from: string
  monthly: number
  first_day: Day
  last_day: Day | null
  recorded_by_name: string
  recorded_at: Instant
  salt: Generated<string>
}

export interface StaffingLink {
  link_hash: Buffer
  address: string
  lang: string
  reference: string | null
  made_at: Instant
  expires_at: Instant
  used: Generated<boolean>
}

export interface StaffingMailbox {
  team: string
  address: string
}

export interface StaffingNote {
  note_id: string
  file_id: string
  text: string
  written_by_name: string
  written_at: Instant
}

export interface StaffingPassage {
  passage_id: string
  file_id: string
  step: string
  entered_at: Instant
  by_name: string
  reason: string | null
}

export interface StaffingPostChange {
  change_id: string
  organisation_id: string
  mandate_id: string
  changed_on: Day
  new_post: string
  has_rank: boolean
  recorded_by_name: string
  recorded_at: Instant
}

export interface StaffingRenewal {
  file_id: string
  intention: string | null
  stated_by: string | null
  stated_on: Day | null
  evaluated_on: Day | null
  profile_need: string | null
  asked_on: Day | null
  answered_on: Day | null
  committee_id: string | null
  candidate_id: string | null
  intent_on: Day | null
  intent_reasons: string | null
  heard_on: Day | null
  hearing: string | null
  recommendation: string | null
  recommended_on: Day | null
  notice: string | null
  notified_on: Day | null
  presumed_on: Day | null
  salt: Generated<string>
}

export interface StaffingRequest {
  request_id: string
  organisation_id: string
  post_id: string
  mandate_id: string | null
  kind: string
  team: string
  note: string | null
  asked_by_name: string
  asked_at: Instant
  reply_to: string
  lang: string
  answer: string | null
  file_id: string | null
  reason: string | null
  answered_by_name: string | null
  answered_at: Instant | null
}

export interface StaffingSelfIdentification {
  application_id: string
  groups: string[]
  salt: Generated<string>
}

export interface StaffingSheetRelease {
  release_id: string
  file_id: string
  person_id: string
  name: string
  released_on: Day
  released_by_name: string
  released_at: Instant
}

export interface WebSession {
  token_hash: Buffer
  person_id: string
  role: string
  created_at: Generated<Instant>
  expires_at: Instant
}

export interface WebSubmission {
  key: string
  person_id: string
  path: string
  body_hash: Buffer
  location: string | null
  created_at: Generated<Instant>
}

export interface DB {
  'acts.act': ActsAct
  'acts.article': ActsArticle
  'acts.draft': ActsDraft
  'acts.draft_version': ActsDraftVersion
  'acts.event': ActsEvent
  'acts.series': ActsSeries
  'acts.touch': ActsTouch
  'findings.acceptance': FindingsAcceptance
  'greffe.migration': GreffeMigration
  'jobs.turn': JobsTurn
  'journal.entry': JournalEntry
  'journal.pending': JournalPending
  'journal.said': JournalSaid
  'mail.delivery': MailDelivery
  'mail.message': MailMessage
  'mail.wording': MailWording
  'registry.birth': RegistryBirth
  'registry.import': RegistryImport
  'registry.import_choice': RegistryImportChoice
  'registry.import_chunk': RegistryImportChunk
  'registry.import_mapping': RegistryImportMapping
  'registry.import_row': RegistryImportRow
  'registry.import_work': RegistryImportWork
  'registry.mandate': RegistryMandate
  'registry.mandate_past': RegistryMandatePast
  'registry.order_membership': RegistryOrderMembership
  'registry.order_membership_past': RegistryOrderMembershipPast
  'registry.organisation': RegistryOrganisation
  'registry.organisation_past': RegistryOrganisationPast
  'registry.person': RegistryPerson
  'registry.person_merge': RegistryPersonMerge
  'registry.person_merge_past': RegistryPersonMergePast
  'registry.person_past': RegistryPersonPast
  'registry.post': RegistryPost
  'registry.post_past': RegistryPostPast
  'search.term': SearchTerm
  'searches.kept': SearchesKept
  'searches.reader': SearchesReader
  'searches.request': SearchesRequest
  'searches.told': SearchesTold
  'sittings.convocation': SittingsConvocation
  'sittings.item': SittingsItem
  'sittings.participant': SittingsParticipant
  'sittings.release': SittingsRelease
  'sittings.sitting': SittingsSitting
  'sittings.task': SittingsTask
  'sittings.telling': SittingsTelling
  'staffing.allowance': StaffingAllowance
  'staffing.allowance_passage': StaffingAllowancePassage
  'staffing.application': StaffingApplication
  'staffing.aptitude': StaffingAptitude
  'staffing.attendance_bylaw': StaffingAttendanceBylaw
  'staffing.board_meeting': StaffingBoardMeeting
  'staffing.body_code': StaffingBodyCode
  'staffing.bundle': StaffingBundle
  'staffing.call': StaffingCall
  'staffing.call_approval': StaffingCallApproval
  'staffing.call_copy': StaffingCallCopy
  'staffing.call_passage': StaffingCallPassage
  'staffing.candidate': StaffingCandidate
  'staffing.check_made': StaffingCheckMade
  'staffing.check_result': StaffingCheckResult
  'staffing.committee': StaffingCommittee
  'staffing.committee_answer': StaffingCommitteeAnswer
  'staffing.committee_candidate': StaffingCommitteeCandidate
  'staffing.committee_fee': StaffingCommitteeFee
  'staffing.committee_member': StaffingCommitteeMember
  'staffing.committee_opinion': StaffingCommitteeOpinion
  'staffing.committee_pension': StaffingCommitteePension
  'staffing.committee_report': StaffingCommitteeReport
  'staffing.committee_session': StaffingCommitteeSession
  'staffing.committee_sitting': StaffingCommitteeSitting
  'staffing.conflict': StaffingConflict
  'staffing.consultation': StaffingConsultation
  'staffing.departure': StaffingDeparture
  'staffing.document': StaffingDocument
  'staffing.document_bytes': StaffingDocumentBytes
  'staffing.file': StaffingFile
  'staffing.file_document': StaffingFileDocument
  'staffing.file_document_bytes': StaffingFileDocumentBytes
  'staffing.file_document_struck': StaffingFileDocumentStruck
  'staffing.handover': StaffingHandover
  'staffing.later_work': StaffingLaterWork
  'staffing.link': StaffingLink
  'staffing.mailbox': StaffingMailbox
  'staffing.note': StaffingNote
  'staffing.passage': StaffingPassage
  'staffing.post_change': StaffingPostChange
  'staffing.renewal': StaffingRenewal
  'staffing.request': StaffingRequest
  'staffing.self_identification': StaffingSelfIdentification
  'staffing.sheet_release': StaffingSheetRelease
  'web.session': WebSession
  'web.submission': WebSubmission
}
