import RestanteCore

/// Publications on their way into queues, each key at most once.
struct PublicationWrites {
  private struct Key: Hashable {
    var queue: QueueKey
    var messageID: [UInt8]
  }

  private var writes: [Key: PortalWrites.Write] = [:]
  private var arrivals = 0

  var isEmpty: Bool { writes.isEmpty }

  /// Adds a publication. Of several with one key the latest counts, in the place of the first.
  ///
  /// - Returns: What was collected before and must be written first, because the key is to be
  ///   written by the rules of another mode.
  mutating func add(
    _ publication: Publication, to queue: QueueKey, mode: Mode, at now: Timestamp
  ) -> PublicationWrites? {
    let key = Key(queue: queue, messageID: publication.messageID.bytes)
    var full: PublicationWrites?
    if let known = writes[key], known.mode != mode {
      full = self
      self = PublicationWrites()
    }
    arrivals += 1
    var write = PortalWrites.Write(
      queue: queue, publication: publication, mode: mode, arrival: arrivals,
      firstAt: publication.occurred(at: now).seconds)
    if let known = writes[key] {
      write.publication = CopyRules.latest(of: known.publication, publication, at: now)
      write.firstAt = min(known.firstAt, write.firstAt)
      write.arrival = known.arrival
      write.repeats = known.repeats + 1
    }
    writes[key] = write
    return full
  }

  /// The writes portal by portal, in the order in which all transactions lock rows.
  var byPortal: [PortalWrites] {
    Dictionary(grouping: writes.values, by: \.queue.portal)
      .sorted { $0.key.rawValue < $1.key.rawValue }
      .map { portal, writes in
        PortalWrites(portal: portal, writes: writes.sorted { $0.precedes($1) })
      }
  }
}

/// The writes to the queues of one portal.
struct PortalWrites {
  /// The unclaimed copy that a key has already.
  struct Copy {
    var occurredAt: Int64
    var number: Int64
    var lastClaim: Int64
    /// The number of its occurrence, where it matters.
    var occurrence: Int64 = 0
  }

  struct Write {
    var queue: QueueKey
    var publication: Publication
    var mode: Mode
    /// Counts publications in the order in which they came.
    var arrival: Int
    /// How many publications with the same key came before, of which nothing else is left.
    var repeats: Int64 = 0
    /// The earliest time of all of these, in seconds.
    var firstAt: Int64
    var pending: Copy?
    var failed: Copy?

    init(
      queue: QueueKey, publication: Publication, mode: Mode, arrival: Int, firstAt: Int64
    ) {
      self.queue = queue
      self.publication = publication
      self.mode = mode
      self.arrival = arrival
      self.firstAt = firstAt
    }

    /// The copy that the publication goes to.
    var copy: Copy? { pending ?? failed }

    /// Whether the copy will carry what is published.
    func isLatest(at now: Timestamp, count: Int64) -> Bool {
      guard publication.isLate(at: now), let copy else { return true }
      let state = EventState(
        id: EventID(rawValue: copy.number), occurredAt: copy.occurredAt,
        occurrence: copy.occurrence, name: publication.name, messageID: publication.messageID,
        firstOccurredAt: firstAt)
      return CopyRules.isLatest(publication, after: state, at: now, count: count)
    }

    func precedes(_ other: Write) -> Bool {
      if queue.application != other.queue.application {
        return queue.application.rawValue < other.queue.application.rawValue
      }
      if !queue.connector.isSameBytes(as: other.queue.connector) {
        return queue.connector.utf8.lexicographicallyPrecedes(other.queue.connector.utf8)
      }
      return publication.messageID.bytes.lexicographicallyPrecedes(
        other.publication.messageID.bytes)
    }
  }

  /// Where the writes go, by their index.
  struct Placed {
    var inserted: [(index: Int, number: Int64)] = []
    var refreshed: [Refreshed] = []

    mutating func refresh(
      _ index: Int, _ copy: Copy, wasFailed: Bool, isFailed: Bool, takesBody: Bool
    ) {
      refreshed.append(
        Refreshed(
          index: index, copy: copy, wasFailed: wasFailed, isFailed: isFailed,
          takesBody: takesBody))
    }
  }

  /// A copy whose key occurs again.
  struct Refreshed {
    var index: Int
    var copy: Copy
    var wasFailed: Bool
    var isFailed: Bool
    /// Whether it carries what is published: not if that happened earlier than what it carries.
    var takesBody: Bool
  }

  var portal: PortalID
  private(set) var writes: [Write]

  init(portal: PortalID, writes: [Write]) {
    self.portal = portal
    self.writes = writes
  }

  mutating func note(_ copy: Copy, isFailed: Bool, at index: Int) {
    if isFailed {
      writes[index].failed = copy
    } else {
      writes[index].pending = copy
    }
  }

  mutating func note(occurrence: Int64, at index: Int) {
    if writes[index].pending != nil {
      writes[index].pending?.occurrence = occurrence
    } else {
      writes[index].failed?.occurrence = occurrence
    }
  }

  /// The writes that tell when they happened, in the second in which their copy last occurred.
  func placesWithinSecond(at now: Timestamp) -> [Int] {
    writes.indices.filter { index in
      let publication = writes[index].publication
      return publication.isLate(at: now)
        && writes[index].copy?.occurredAt == publication.occurred(at: now).seconds
    }
  }

  /// The portal and the copies of some writes.
  func copyParameters(_ places: [Int]) -> [Parameter] {
    let chosen = places.map { writes[$0] }
    return [
      .int(portal.rawValue), .ints(chosen.map(\.queue.application.rawValue)),
      .texts(chosen.map(\.queue.connector)), .ints(chosen.map { $0.copy?.number ?? 0 }),
      .ints(places.map(Int64.init)),
    ]
  }

  /// The portal and the keys of all writes.
  var keyParameters: [Parameter] {
    [
      .int(portal.rawValue), .ints(writes.map(\.queue.application.rawValue)),
      .texts(writes.map(\.queue.connector)), .blobs(writes.map(\.publication.messageID.bytes)),
    ]
  }
}
