import RestanteCore
import RestanteJSON

// Methods of the offline queue.
extension MethodReferences {
  static let offline: [MethodReference] = [get, list, clear, error]

  private static let get = MethodReference(
    "event.offline.get", "Claims or takes events from the queue, or reads a claim again.",
    details: """
      With `clear=0` the events are claimed: they stay in the queue under the returned \
      `process_id`, hidden from other claims, until `event.offline.clear` or \
      `event.offline.error` is called for them. In safe mode a claim has a lease: when it expires, \
      the remaining events return to the queue. Reading a claim again renews its lease. \
      With `clear=1`, the default, the events are taken: they are removed as they are returned.

      Parallel calls never return the same event. In safe mode a reply is limited to 5,000 events \
      and 16 MiB, so a reply with fewer events than `limit` does not mean that the queue is empty. \
      If the application limits attempts (`max_attempts`), an event on its last attempt is claimed \
      alone.

      With the header `Prefer: wait=N`, a call without `process_id` and outside a batch waits up \
      to N seconds (maximum 60) for an event that matches its filter. The reply then has the \
      header `Preference-Applied: wait=N`. Clients that wait for the same queue are served in \
      order of arrival. Credentials that expire during the wait are refused as usual, and events \
      claimed for a client that has disconnected return to the queue unchanged.
      """,
    callers: .queueUsers,
    parameters: [
      ParameterReference(
        "clear", .clearFlag, default: "1",
        "1 removes the returned events, 0 claims them. Safe mode also accepts `Y`, `N`, `true`, "
          + "`false` and similar words; in strict mode every word means 0."),
      ParameterReference(
        "process_id", .text,
        "Reads this claim again instead of creating a new one. With `clear=1`, safe mode removes "
          + "the events it returns, strict mode the whole claim."),
      ParameterReference(
        "limit", .positiveInteger, default: "50", "The maximum number of events to return."),
      ParameterReference(
        "lease", .integer, default: "the application's lease; an hour unless changed",
        "Safe mode: the number of seconds that the claim holds its events, 1 to 604,800. With "
          + "`process_id`, sets the deadline to that many seconds from now, even if that is "
          + "earlier; 0 returns the events to the queue at once without counting an attempt. "
          + "Without `lease`, reading a claim again never shortens it."),
      ParameterReference(
        "error", .flag, default: "0", "1 returns only dead letters: events marked as failed."),
      filterParameter(
        FilterDecoder.claimFields,
        note: "In strict mode, claims do not support `@`, `%`, lists or `TIMESTAMP_X`."),
      orderParameter(FilterDecoder.claimFields, default: "`TIMESTAMP_X` ascending"),
      detailsParameter,
      .connector,
    ],
    headers: [.prefer, .idempotencyKey],
    result: ResultReference(
      "`events`, and the claim's `process_id`, which is `null` if the events were taken.",
      schema: ResultSchemas.object([
        "process_id": ["type": ["string", "null"]],
        "events": ResultSchemas.list(of: ResultSchemas.event),
      ])),
    errors: [
      ErrorReference(
        .offlineLicence, "`clear=0` on a portal whose licence does not include claiming."),
      ErrorReference(.limit, "`limit` is not positive."),
      ErrorReference(.lease, "Safe mode: `lease` is out of range."),
      ErrorReference(.renewal, "Safe mode: the same with `process_id`, where 0 is accepted too."),
      ErrorReference(.emptyArgument, "Safe mode: `process_id` is empty."),
      ErrorReference(
        .tooManyWaiting, "`Prefer: wait`: there are no events, and too many clients are waiting."),
    ] + filterErrors + attemptErrors)

  private static let list = MethodReference(
    "event.offline.list", "Lists the events of the queue, including claimed and failed ones.",
    details: "Returns 50 rows per page. Changes nothing.",
    callers: .queueUsers,
    parameters: [
      ParameterReference(
        "start", .integer, default: "0",
        "How many rows to skip: `next` of the previous page. The parameter's name must be in "
          + "lowercase."),
      filterParameter(FilterDecoder.listFields, note: ""),
      orderParameter(FilterDecoder.listFields, default: "`ID` ascending"),
      detailsParameter,
      .connector,
    ],
    result: ResultReference(
      "The rows of the page, as returned by `event.offline.get`, plus `PROCESS_ID` (empty unless "
        + "claimed) and `ERROR` (`1` if failed).",
      schema: ResultSchemas.list(of: ResultSchemas.listedEvent), isPaged: true),
    errors: filterErrors)

  private static let clear = MethodReference(
    "event.offline.clear", "Acknowledges events of a claim, which removes them for good.",
    details: """
      Without `message_id` and `id`, the whole claim is acknowledged.

      In safe mode, an empty `process_id` together with a non-empty list of `message_id` or `id` \
      acknowledges those of the listed events that are not claimed. This serves consumers that \
      read the queue with `event.offline.list`.
      """, callers: .queueUsers,
    parameters: [
      processParameter,
      ParameterReference(
        "message_id", .messageIDs,
        "Only these events. Overrides `id`. An empty list selects nothing in safe mode and the "
          + "whole claim in strict mode."),
      ParameterReference(
        "id", .positiveIntegers,
        "Only these events. An empty list means the same as for `message_id`."),
      .connector,
    ],
    headers: [.idempotencyKey],
    result: ResultReference(
      "`true`, even if the claim did not hold the events.", schema: ResultSchemas.done),
    errors: [
      processError,
      ErrorReference(.messageIDs, "`message_id` is not an array of 32-character strings."),
      ErrorReference(.ids, "`id` is not an array of positive integers."),
    ] + attemptErrors)

  private static let error = MethodReference(
    "event.offline.error", "Marks events of a claim as failed; later claims skip them.",
    details: "Failed events are listed with `ERROR` `1` and can be claimed with `error=1`.",
    callers: .queueUsers,
    parameters: [
      processParameter,
      ParameterReference("message_id", .messageIDs, required: true, "The events that failed."),
      ParameterReference(
        "reason", .text, "Safe mode: why they failed. The first 1,000 characters are kept."),
      .connector,
    ],
    headers: [.idempotencyKey],
    result: ResultReference(
      "`true`, even if the claim did not hold the events.", schema: ResultSchemas.done),
    errors: [
      processError,
      ErrorReference(.messageIDs, "`message_id` is not an array of strings."),
    ] + attemptErrors)
}

// What the methods of the queue share.
extension MethodReferences {
  private static let processParameter = ParameterReference(
    "process_id", .text, required: true,
    "The claim: the `process_id` that `event.offline.get` returned.")
  private static let processError = ErrorReference(
    .emptyArgument,
    "`process_id` is missing or, in safe mode, empty (except for `clear` with a list).")

  private static let detailsParameter = ParameterReference(
    "details", .flag, default: "0",
    "Safe mode: 1 adds `ATTEMPTS` (how many claims of the event failed or expired), `LAST_REASON` "
      + "(the reason of its last failure, or `null`) and `FIRST_AT` (when it first occurred) to "
      + "every row, and limits a reply to 1,000 events.")

  private static func filterParameter(
    _ fields: [EventField], note: String
  ) -> ParameterReference {
    let names = fields.map(\.rawValue)
    return ParameterReference(
      "filter", .filter(names), default: "all events",
      "Conditions, all of which must hold. Fields: \(inline(names)). Operators, written before the "
        + "field: none, `=`, `>`, `<`, `>=`, `<=`, `@` (one of a list), `%` (contains)."
        + (note.isEmpty ? "" : " " + note))
  }

  private static func orderParameter(
    _ fields: [EventField], default standard: String
  ) -> ParameterReference {
    let names = fields.map(\.rawValue)
    return ParameterReference(
      "order", .order(names), default: standard,
      "The fields to sort by, most significant first. Ties are sorted by `ID`.")
  }

  private static func inline(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// What an `Idempotency-Key` header can lead to; only safe mode looks at it.
  private static let attemptErrors = [
    ErrorReference(.idempotencyKey, "Safe mode: the `Idempotency-Key` header is not valid."),
    ErrorReference(.idempotencyInProgress, "Safe mode: a call with the same key is still running."),
    ErrorReference(.idempotencyReused, "Safe mode: the key was used with other parameters before."),
    ErrorReference(.idempotencyFull, "Safe mode: too many results are stored for the application."),
  ]

  private static let filterErrors = [
    ErrorReference(.filterNotArray, "`filter` is not an object."),
    ErrorReference(.filterOperation, "The operator is unknown."),
    ErrorReference(.filterField, "The field is unknown."),
    ErrorReference(.filterTooLarge, "`filter` has too many conditions or values."),
    ErrorReference(
      .filterOperator, "Strict mode: claims do not support the operator."),
    ErrorReference(.invalidType, "A value has the wrong type."),
    ErrorReference(.badDate, "Safe mode: `TIMESTAMP_X` is compared with an invalid time."),
    ErrorReference(.strictBadDate, "Strict mode: the same. The code is an integer."),
    ErrorReference(.queryError, "Strict mode: the list of `@` is empty."),
    ErrorReference(.orderNotArray, "`order` is not an object."),
    ErrorReference(.orderField, "A field of `order` is unknown."),
    ErrorReference(.orderDirection, "A direction is neither `ASC` nor `DESC`."),
    ErrorReference(.replyTooLarge, "The events do not fit in one reply."),
    ErrorReference(.searchTooLong, "Looking for the events takes too long."),
  ]
}
