import RestanteJSON

/// One look at a queue: fills a page, a few rows at a time, until a bound is met.
struct PeekLook {
  /// A row that is looked at, its place, and where the event is.
  private struct Seen {
    var row: EventRow
    var position: PeekPosition
    var standing: PeekedEvent.Standing
    /// The second by which the filter judges it.
    var time: Int64
  }

  /// How many rows are read together where only some of them are wanted.
  private static let chunk = 500
  /// How many events' data are read together.
  private static let bodies = 50

  private let query: PeekEvents
  private let snapshot: any StoreSnapshot
  private let now: Timestamp
  private let text: SearchText?
  private var place: PeekPosition?
  private var bytes = 0
  private var searchedBytes = 0
  private(set) var page = PeekPage()
  private(set) var contents: PeekedContents

  init(_ query: PeekEvents, in snapshot: any StoreSnapshot, at now: Timestamp) {
    self.query = query
    self.snapshot = snapshot
    self.now = now
    text = query.filter.text.map(SearchText.init(_:))
    place = query.after
    contents = PeekedContents(queue: query.queue)
  }

  /// Whether all that is read is wanted.
  private var wantsAll: Bool {
    query.filter.name == nil && text == nil
      && (query.part != .claimed || (query.filter.from == nil && query.filter.before == nil))
  }

  /// Fills the page.
  mutating func run() throws(StoreError) {
    while true {
      // One more than may be taken tells whether there is more.
      let missing = query.limit - page.events.count + 1
      let most = min(query.reach - page.looked + 1, wantsAll ? missing : Self.chunk)
      let rows = try self.rows(limit: most)
      for start in stride(from: 0, to: rows.count, by: Self.bodies) {
        guard try take(rows[start..<min(start + Self.bodies, rows.count)]) else { return }
      }
      if rows.count < most {
        page.next = nil
        return
      }
      if searchedBytes >= PeekEvents.searchedBytes {
        page.next = place
        return
      }
    }
  }

  /// Takes what is wanted of some rows; returns whether there is room for more.
  private mutating func take(_ rows: ArraySlice<Seen>) throws(StoreError) -> Bool {
    let wanted = rows.filter { isWanted($0) }
    let bodies = try contents.bodies(of: wanted.map(\.row), in: snapshot)
    let found = Dictionary(zip(wanted.map(\.position), bodies)) { first, _ in first }
    for seen in rows {
      guard page.events.count < query.limit, page.looked < query.reach,
        take(seen, carrying: found[seen.position])
      else {
        page.next = place
        return false
      }
      place = seen.position
      page.looked += 1
    }
    return true
  }

  /// Takes a row if it is wanted; returns whether there was room for it.
  ///
  /// - Parameter body: What the event carries, `nil` inside if it is damaged; `nil` if it is not
  ///   wanted.
  private mutating func take(
    _ seen: Seen, carrying body: EventBody??
  ) -> Bool {
    guard let body else { return true }
    let size = body?.data.count ?? 0
    if let text {
      searchedBytes += size
      guard text.occurs(in: body?.data) else { return true }
    }
    bytes += size + ReplyBounds.overheadPerEvent
    guard bytes <= query.maxBytes || page.events.isEmpty else { return false }
    page.events.append(
      PeekedEvent(state: seen.row.state, standing: seen.standing, body: body))
    return true
  }

  private func isWanted(_ seen: Seen) -> Bool {
    let filter = query.filter
    return (filter.name.map { $0 == seen.row.state.name } ?? true)
      && (filter.from.map { seen.time >= $0 } ?? true)
      && (filter.before.map { seen.time < $0 } ?? true)
  }

  private func rows(limit: Int) throws(StoreError) -> [Seen] {
    guard query.part == .past else {
      let scan = StandingScan(query, after: place, limit: limit)
      return try snapshot.standingRows(scan, of: query.queue).map { row in
        Seen(
          row: row.row, position: row.position, standing: row.standing,
          time: query.part == .claimed ? row.row.state.occurredAt : row.rank)
      }
    }
    let selection = HistorySelection(
      from: query.filter.from.map(Timestamp.init(seconds:)),
      before: query.filter.before.map(Timestamp.init(seconds:)))
    let after = place.map { place in
      HistoryPosition(leftAt: Timestamp(milliseconds: place.rank), id: place.id)
    }
    let scan = HistoryScan(
      selection: selection, after: after, isReversed: query.isReversed, limit: limit,
      settings: try snapshot.storedSettings(of: query.queue) ?? QueueSettings(), now: now)
    var rows: [Seen] = []
    for past in try snapshot.pastRows(scan, of: query.queue) {
      rows.append(
        Seen(
          row: past.row,
          position: PeekPosition(rank: past.leftAt.milliseconds, id: past.row.state.id),
          standing: try past.standing(), time: past.leftAt.seconds))
    }
    return rows
  }
}

/// A text that is looked for in event data, in whatever case its letters are.
private struct SearchText {
  private let wanted: [UInt8]
  private let isASCII: Bool

  init(_ text: String) {
    // As it stands in JSON, without the quotes around it.
    let encoded = JSONValue.string(text).encodedString(.plain).dropFirst().dropLast()
    wanted = Array(encoded.lowercased().utf8)
    isASCII = wanted.allSatisfy { $0 < 0x80 }
  }

  /// Whether JSON text contains it; what is missing contains nothing.
  func occurs(in data: [UInt8]?) -> Bool {
    guard let data else { return false }
    guard !wanted.isEmpty else { return true }
    // Letters beyond ASCII may become letters within it.
    guard isASCII, data.allSatisfy({ $0 < 0x80 }) else {
      return occurs(inSmall: Array(String(decoding: data, as: UTF8.self).lowercased().utf8))
    }
    return occurs(inSmall: data.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }

  private func occurs(inSmall text: [UInt8]) -> Bool {
    guard text.count >= wanted.count else { return false }
    let first = wanted[0]
    for start in 0...(text.count - wanted.count) where text[start] == first {
      if text[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}
