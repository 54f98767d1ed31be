import RestanteCore
import RestanteJSON

// Methods of the offline queue.
extension MethodReferences {
  static let offline: [MethodReference] = [get, list, clear, error]

  private static let get = MethodReference(
    "event.offline.get", "Claims or takes the first events of the queue, or reads a claim again.",
    details: """
      With `clear=0` the events are claimed: they stay in the queue under the `process_id` of the \
      reply, hidden from other claims, until `event.offline.clear` or `event.offline.error` \
      settles them. In safe mode a claim has a lease: when it is over, unsettled events return to \
      the queue. Reading a claim again renews it. \
      With `clear=1`, the default, the events are taken: they are gone with the reply.

      Calls in parallel never get the same event. In safe mode a reply holds at most 5,000 events \
      or 16 MiB; fewer than asked for is no sign of an empty queue. Where the application limits \
      attempts (`max_attempts`), an event on its last attempt is claimed alone.

      With the header `Prefer: wait=N` a call that neither has a `process_id` nor stands in a \
      batch waits up to N seconds, at most 60, until there is an event that its filter lets \
      through. The reply then has `Preference-Applied: wait=N`. Clients that wait for one queue \
      are served in the order in which they came. Credentials that expire meanwhile are refused \
      as always, and what was claimed for a client that hung up goes back as it was.
      """,
    callers: .queueUsers,
    parameters: [
      ParameterReference(
        "clear", .clearFlag, default: "1",
        "Whether returned events are removed at once. In safe mode also `Y`, `N`, `true`, `false` "
          + "and their like; in strict mode every word means 0."),
      ParameterReference(
        "process_id", .text,
        "Reads this claim again instead of making one. With `clear=1` safe mode removes what it "
          + "returns, strict mode the whole claim."),
      ParameterReference(
        "limit", .positiveInteger, default: "50", "How many events to return at most."),
      ParameterReference(
        "lease", .integer, default: "the application's, an hour unless it was changed",
        "Safe mode: for how many seconds the claim holds its events, 1 to 604,800. With "
          + "`process_id` the claim ends that many seconds from now, also if that is earlier than "
          + "before; 0 gives all that it still holds back at once, without counting an attempt. "
          + "Without `lease` reading again never ends a claim earlier."),
      ParameterReference(
        "error", .flag, default: "0", "1 for events that were marked as failed, only them."),
      filterParameter(
        FilterDecoder.claimFields,
        note: "In strict mode claiming knows neither `@`, `%`, lists nor `TIMESTAMP_X`."),
      orderParameter(FilterDecoder.claimFields, default: "`TIMESTAMP_X` ascending"),
      detailsParameter,
      .connector,
    ],
    headers: [.prefer, .idempotencyKey],
    result: ResultReference(
      "`events`, and the `process_id` of the claim: `null` when the events were taken.",
      schema: ResultSchemas.object([
        "process_id": ["type": ["string", "null"]],
        "events": ResultSchemas.list(of: ResultSchemas.event),
      ])),
    errors: [
      ErrorReference(
        .offlineLicence, "`clear=0` on a portal whose licence does not include claiming."),
      ErrorReference(.limit, "`limit` is not positive."),
      ErrorReference(.lease, "Safe mode: `lease` is out of range."),
      ErrorReference(.renewal, "Safe mode: the same with `process_id`, where 0 is allowed."),
      ErrorReference(.emptyArgument, "Safe mode: `process_id` is empty."),
      ErrorReference(
        .tooManyWaiting, "`Prefer: wait`: there is nothing now, and no place to wait for it."),
    ] + filterErrors + attemptErrors)

  private static let list = MethodReference(
    "event.offline.list", "Reads the queue page by page, claimed and failed events included.",
    details: "A page has 50 rows. Nothing changes.",
    callers: .queueUsers,
    parameters: [
      ParameterReference(
        "start", .integer, default: "0",
        "How many rows to skip: the `next` of the page before. The name has to be in small "
          + "letters."),
      filterParameter(FilterDecoder.listFields, note: ""),
      orderParameter(FilterDecoder.listFields, default: "`ID` ascending"),
      detailsParameter,
      .connector,
    ],
    result: ResultReference(
      "The rows of the page: those of `event.offline.get` with `PROCESS_ID`, empty unless claimed, "
        + "and `ERROR`, `1` for failed ones.",
      schema: ResultSchemas.list(of: ResultSchemas.listedEvent), isPaged: true),
    errors: filterErrors)

  private static let clear = MethodReference(
    "event.offline.clear", "Acknowledges events of a claim: they are removed for good.",
    details: """
      Without `message_id` and `id` the whole claim is acknowledged.

      In safe mode an empty `process_id` together with a list of `message_id` or `id` that is not \
      empty acknowledges those of the named events that no claim holds, as consumers do that list \
      events and clear what they have stored.
      """, callers: .queueUsers,
    parameters: [
      processParameter,
      ParameterReference(
        "message_id", .messageIDs,
        "Only these events; wins over `id`. An empty list means no event in safe mode, all in "
          + "strict mode."),
      ParameterReference(
        "id", .positiveIntegers, "Only these events. An empty list is as one of `message_id`."),
      .connector,
    ],
    headers: [.idempotencyKey],
    result: ResultReference(
      "`true`, whether or not the claim held the events.", schema: ResultSchemas.done),
    errors: [
      processError,
      ErrorReference(.messageIDs, "`message_id` is no array of texts of 32 characters."),
      ErrorReference(.ids, "`id` is no array of positive integers."),
    ] + attemptErrors)

  private static let error = MethodReference(
    "event.offline.error", "Marks events of a claim as failed: plain claims pass them over.",
    details: "They are listed with `ERROR` `1` and claimed with `error=1`.",
    callers: .queueUsers,
    parameters: [
      processParameter,
      ParameterReference("message_id", .messageIDs, required: true, "The events that failed."),
      ParameterReference(
        "reason", .text, "Safe mode: why they failed; up to 1,000 characters are kept."),
      .connector,
    ],
    headers: [.idempotencyKey],
    result: ResultReference(
      "`true`, whether or not the claim held the events.", schema: ResultSchemas.done),
    errors: [
      processError,
      ErrorReference(.messageIDs, "`message_id` is no array of texts."),
    ] + attemptErrors)
}

// What the methods of the queue share.
extension MethodReferences {
  private static let processParameter = ParameterReference(
    "process_id", .text, required: true, "The claim, as `event.offline.get` named it.")
  private static let processError = ErrorReference(
    .emptyArgument,
    "`process_id` is missing; in safe mode also when it is empty, but for `clear` with a list.")

  private static let detailsParameter = ParameterReference(
    "details", .flag, default: "0",
    "Safe mode: 1 adds `ATTEMPTS`, `LAST_REASON` and `FIRST_AT` to every row: how many claims of "
      + "the event failed or ended with their lease, why it failed last, `null` if nothing was "
      + "said, and when it first occurred. A reply then holds at most 1,000 events.")

  private static func filterParameter(
    _ fields: [EventField], note: String
  ) -> ParameterReference {
    let names = fields.map(\.rawValue)
    return ParameterReference(
      "filter", .filter(names), default: "no condition",
      "Conditions that all have to hold. Fields: \(inline(names)); operators before the field: "
        + "none, `=`, `>`, `<`, `>=`, `<=`, `@` (one of a list), `%` (contains)."
        + (note.isEmpty ? "" : " " + note))
  }

  private static func orderParameter(
    _ fields: [EventField], default standard: String
  ) -> ParameterReference {
    let names = fields.map(\.rawValue)
    return ParameterReference(
      "order", .order(names), default: standard,
      "The fields that sort the events, the most important one first; ties go by `ID`.")
  }

  private static func inline(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// What an `Idempotency-Key` header can lead to; only safe mode looks at it.
  private static let attemptErrors = [
    ErrorReference(.idempotencyKey, "Safe mode: the `Idempotency-Key` header is no key."),
    ErrorReference(.idempotencyInProgress, "Safe mode: a call with the same key is running."),
    ErrorReference(.idempotencyReused, "Safe mode: the key came with other parameters before."),
    ErrorReference(.idempotencyFull, "Safe mode: the application has too many kept replies."),
  ]

  private static let filterErrors = [
    ErrorReference(.filterNotArray, "`filter` is no object."),
    ErrorReference(.filterOperation, "An operator is unknown."),
    ErrorReference(.filterField, "A field is unknown."),
    ErrorReference(.filterTooLarge, "`filter` has too many conditions or values."),
    ErrorReference(
      .filterOperator, "Strict mode: an operator that claiming does not know."),
    ErrorReference(.invalidType, "A value is of the wrong form."),
    ErrorReference(.badDate, "Safe mode: `TIMESTAMP_X` is compared with what is no time."),
    ErrorReference(.strictBadDate, "Strict mode: the same; the code is an integer."),
    ErrorReference(.queryError, "Strict mode: `@` has an empty list."),
    ErrorReference(.orderNotArray, "`order` is no object."),
    ErrorReference(.orderField, "`order` names an unknown field."),
    ErrorReference(.orderDirection, "`order` has neither `ASC` nor `DESC`."),
    ErrorReference(.replyTooLarge, "The events do not fit into one reply."),
  ]
}
