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

  /// Adds a publication. Of several with one key the last one counts, in the place of the first.
  ///
  /// - Returns: What was collected before and must be written first, because the key is to be
  ///   written by the rules of another mode.
  mutating func add(
    _ publication: Publication, to queue: QueueKey, mode: Mode
  ) -> PublicationWrites? {
    let key = Key(queue: queue, messageID: publication.messageID.bytes)
    var full: PublicationWrites?
    if let known = writes[key], known.mode != mode {
      full = self
      self = PublicationWrites()
    }
    arrivals += 1
    var write = PortalWrites.Write(
      queue: queue, publication: publication, mode: mode, arrival: arrivals)
    if let known = writes[key] {
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
  }

  struct Write {
    var queue: QueueKey
    var publication: Publication
    var mode: Mode
    /// Counts publications in the order in which they came.
    var arrival: Int
    /// How many publications with the same key came before, of which nothing else is left.
    var repeats: Int64 = 0
    var pending: Copy?
    var failed: Copy?

    init(queue: QueueKey, publication: Publication, mode: Mode, arrival: Int) {
      self.queue = queue
      self.publication = publication
      self.mode = mode
      self.arrival = arrival
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
    var refreshed: [(index: Int, copy: Copy, wasFailed: Bool, isFailed: Bool)] = []

    mutating func refresh(_ index: Int, _ copy: Copy, wasFailed: Bool, isFailed: Bool) {
      refreshed.append((index, copy, wasFailed, isFailed))
    }
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

  /// The portal and the keys of all writes.
  var keyParameters: [Parameter] {
    [
      .int(portal.rawValue), .ints(writes.map(\.queue.application.rawValue)),
      .texts(writes.map(\.queue.connector)), .blobs(writes.map(\.publication.messageID.bytes)),
    ]
  }

  /// The statements that write everything.
  func commands(_ placed: Placed, at time: Int64, occurrence: Int64) -> [Command] {
    var commands: [Command] = []
    if !placed.inserted.isEmpty {
      commands += insertions(
        placed.inserted.sorted { $0.number < $1.number }, at: time, occurrence: occurrence)
    }
    if !placed.refreshed.isEmpty {
      commands += refreshments(placed.refreshed, at: time, occurrence: occurrence)
    }
    return commands
  }

  private func insertions(
    _ inserted: [(index: Int, number: Int64)], at time: Int64, occurrence: Int64
  ) -> [Command] {
    let rows = inserted.map { writes[$0.index] }
    let head: [Parameter] = [
      .int(portal.rawValue), .int(time), .ints(rows.map(\.queue.application.rawValue)),
      .texts(rows.map(\.queue.connector)), .ints(inserted.map(\.number)),
      .blobs(rows.map(\.publication.messageID.bytes)),
    ]
    return [
      Command(
        """
        INSERT INTO event
          (portal, app, connector, event, occurred_at, first_at, attempts, member, message_id, name,
           data, occurrence, checksum)
        SELECT $1, k.app, k.connector, k.event, $2, $2, 0, k.member, k.message_id, k.name, k.data,
          $10, k.checksum
        FROM unnest($3::bigint[], $4::text[], $5::bigint[], $6::bytea[], $7::bigint[], $8::text[],
          $9::bytea[], $11::bigint[])
          AS k (app, connector, event, message_id, member, name, data, checksum)
        """,
        head + [
          .optionalInts(rows.map { $0.publication.user.stored }),
          .texts(rows.map(\.publication.name.text)), .blobs(rows.map(\.publication.data)),
          .int(occurrence), Self.checksums(rows, at: time),
        ]),
      // Where another node made the key's first copy at the same moment this fails, and the
      // transaction is run again.
      Command(
        """
        INSERT INTO waiting
          (portal, app, connector, failed, occurred_at, event, last_claim, message_id)
        SELECT $1, k.app, k.connector, false, $2, k.event, 0, k.message_id
        FROM unnest($3::bigint[], $4::text[], $5::bigint[], $6::bytea[])
          AS k (app, connector, event, message_id)
        """, head),
    ]
  }

  private func refreshments(
    _ refreshed: [(index: Int, copy: Copy, wasFailed: Bool, isFailed: Bool)],
    at time: Int64, occurrence: Int64
  ) -> [Command] {
    let rows = refreshed.map { writes[$0.index] }
    let head: [Parameter] = [
      .int(portal.rawValue), .int(time), .ints(rows.map(\.queue.application.rawValue)),
      .texts(rows.map(\.queue.connector)), .ints(refreshed.map(\.copy.number)),
    ]
    return [
      Command(
        """
        UPDATE waiting w SET failed = k.failed, occurred_at = $2, last_claim = 0,
          retry_at = CASE WHEN k.failed THEN w.retry_at END
        FROM unnest($3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::boolean[],
          $8::boolean[]) AS k (app, connector, event, occurred_at, was_failed, failed)
        WHERE w.portal = $1 AND w.app = k.app AND w.connector = k.connector
          AND w.failed = k.was_failed AND w.occurred_at = k.occurred_at AND w.event = k.event
        """,
        head + [
          .ints(refreshed.map(\.copy.occurredAt)), .flags(refreshed.map(\.wasFailed)),
          .flags(refreshed.map(\.isFailed)),
        ]),
      Command(
        """
        UPDATE event e SET occurred_at = $2, occurrence = greatest(e.occurrence, $10),
          member = k.member, name = k.name, data = k.data, checksum = k.checksum,
          retry_at = CASE WHEN k.failed THEN e.retry_at END
        FROM unnest($3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[],
          $8::bytea[], $9::boolean[], $11::bigint[])
          AS k (app, connector, event, member, name, data, failed, checksum)
        WHERE e.portal = $1 AND e.app = k.app AND e.connector = k.connector AND e.event = k.event
        """,
        head + [
          .optionalInts(rows.map { $0.publication.user.stored }),
          .texts(rows.map(\.publication.name.text)), .blobs(rows.map(\.publication.data)),
          .flags(refreshed.map(\.isFailed)), .int(occurrence), Self.checksums(rows, at: time),
        ]),
    ]
  }

  private static func checksums(_ writes: [Write], at time: Int64) -> Parameter {
    .ints(
      writes.map { write in
        write.publication.body.checksum(
          name: write.publication.name, messageID: write.publication.messageID, occurredAt: time)
      })
  }
}
