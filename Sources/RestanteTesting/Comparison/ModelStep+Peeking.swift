import RestanteCore

/// Looking at events, and purging what was seen.
extension ModelStep {
  /// All pages of a query. Places are not compared: stores number claims as they like.
  static func pages(_ query: PeekEvents, of store: any Store) async throws -> String {
    var query = query
    var pages: [String] = []
    repeat {
      let page = try await store.peek(query)
      pages.append("looked \(page.looked)\n\(page.events.map(text).joined(separator: "\n"))")
      query.after = page.next
    } while query.after != nil && pages.count < 100
    let known = try await store.events(
      numbered: (1...9).map { EventID(rawValue: $0) }, in: query.queue)
    return (pages + known.map(text)).joined(separator: "\n")
  }

  /// Purges the first page of a query.
  static func purgePage(of query: PeekEvents, in store: any Store) async throws -> String {
    let page = try await store.peek(query)
    let outcome = try await store.perform(
      PurgeEvents(
        queue: query.queue, part: query.part,
        targets: page.events.map(PurgeEvents.Target.init(_:)), processID: ProcessID("purge")))
    return "\(outcome)"
  }

  private static func text(_ event: PeekedEvent) -> String {
    let body = event.body.map { "\(String(decoding: $0.data, as: UTF8.self)) \($0.user)" }
    return "\(event.id.rawValue) at \(event.occurredAt) \(event.name.text) "
      + "\(event.messageID.text) \(body ?? "damaged") \(event.standing) "
      + "failed \(event.isFailed) attempts \(event.attempts) first \(event.firstOccurredAt) "
      + "last failed \(event.failedAt.map(String.init) ?? "-") reason \(event.reason ?? "-") "
      + "retry at \(event.retryAt.map { "\($0.milliseconds)" } ?? "-")"
  }
}
