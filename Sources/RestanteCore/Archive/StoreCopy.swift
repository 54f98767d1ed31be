/// Why a copy was not made, in a sentence for the operator. The target is as it was.
public struct CopyRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  /// Creates a refusal.
  public init(_ description: String) {
    self.description = description
  }
}

/// Copies portals with all that belongs to them from one store into another, in one transaction of
/// the target, and reads everything back before that is committed.
public struct StoreCopy {
  /// Is told how many rows of how many are done; reading back counts, too.
  public typealias Progress = (_ done: Int64, _ total: Int64) -> Void

  /// What was copied.
  public struct Report: Sendable {
    /// How many portals.
    public var portals: Int
    /// How many rows of each table, in the order in which they were written.
    public var rows: [(table: String, count: Int64)]
  }

  private static let maxRows = 500
  private static let maxBytes = 4 << 20

  private let source: any Archive
  private let target: any Archive
  /// The only portal to copy; `nil` for all.
  private let domain: String?
  private let addsToExisting: Bool
  private let acceptsOtherKey: Bool
  private let progress: Progress

  /// Prepares a copy.
  ///
  /// - Parameters:
  ///   - source: Where the portals are read.
  ///   - target: Where they are written.
  ///   - domain: The domain of the only portal to copy; `nil` for everything.
  ///   - addsToExisting: Whether the target may have portals already. A portal gets another number
  ///     there when its own is taken, and what belongs to the server as a whole is not copied.
  ///   - acceptsOtherKey: Whether the target may go with another server key than the source, which
  ///     changes what is derived from it: the `application_token` of every application copied.
  ///   - progress: Called after each slice of rows.
  public init(
    from source: any Archive, to target: any Archive, domain: String? = nil,
    addsToExisting: Bool = false, acceptsOtherKey: Bool = false,
    progress: @escaping Progress = { _, _ in }
  ) {
    self.source = source
    self.target = target
    self.domain = domain
    self.addsToExisting = addsToExisting
    self.acceptsOtherKey = acceptsOtherKey
    self.progress = progress
  }

  /// Makes the copy.
  ///
  /// - Throws: ``CopyRefusal`` or ``StoreError``. The target is as it was.
  public func run() throws -> Report {
    try source.read { reader in
      let chosen = try chosenPortals(reader)
      // What belongs to no portal, such as keys of the server, is copied into an empty store only.
      let isWhole = domain == nil && !addsToExisting
      let all = ArchiveTable.ordered(try reader.tables())
      return try target.write { writer in
        try check(writer, takes: all)
        let takesKey = try takesServerKey(from: reader, to: writer)
        let tables = all.filter { $0.name != ArchiveTable.serverKey || takesKey }
        let numbers = try newNumbers(of: chosen, in: writer)
        let here = Scope(portals: isWhole ? nil : chosen.map(\.id))
        var meter = Meter(total: 0, report: progress)
        for table in tables { meter.total += try 2 * reader.count(table, here.of(table)) }
        var digests: [ArchiveDigest] = []
        for table in tables {
          digests.append(
            try copy(table, here.of(table), from: reader, to: writer, numbers: numbers, &meter))
        }
        let copied = chosen.map { numbers[$0.id.rawValue].map(PortalID.init(rawValue:)) ?? $0.id }
        try writer.finish(copied)
        let there = Scope(portals: isWhole ? nil : copied)
        for (table, digest) in zip(tables, digests) {
          try verify(table, there.of(table), in: writer, equals: digest, &meter)
        }
        return Report(
          portals: chosen.count, rows: zip(tables, digests).map { ($0.name, $1.count) })
      }
    }
  }

  private func chosenPortals(_ reader: any ArchiveReader) throws -> [Portal] {
    let all = try reader.portals()
    guard let domain else { return all }
    guard let portal = all.first(where: { $0.domain == domain }) else {
      throw CopyRefusal("\(source.name) has no portal \(domain)")
    }
    return [portal]
  }

  /// Makes sure that the target keeps whatever the source does.
  private func check(_ writer: any ArchiveWriter, takes tables: [ArchiveTable]) throws {
    let known = Set(try writer.tables())
    for table in tables where !known.contains(table) {
      throw CopyRefusal("\(target.name) cannot store the rows of \(table.name) in \(source.name)")
    }
  }

  /// Whether the target is to belong to the source's server key from now on: when it belongs to
  /// none.
  private func takesServerKey(
    from reader: any ArchiveReader, to writer: any ArchiveWriter
  ) throws -> Bool {
    let own = try serverKey(in: reader)
    let other = try serverKey(in: writer)
    guard !own.isEmpty, !other.isEmpty else { return other.isEmpty }
    guard own == other || acceptsOtherKey else {
      throw CopyRefusal(
        """
        \(target.name) belongs to another server key than \(source.name); --other-key copies \
        anyway and changes the application_token of every copied application
        """)
    }
    return false
  }

  private func serverKey(in reader: any ArchiveReader) throws -> [ArchiveRow] {
    var rows: [ArchiveRow] = []
    for table in try reader.tables() where table.name == ArchiveTable.serverKey {
      // A key that is being rotated is the same key.
      let place = table.columns.firstIndex(of: "fingerprint")
      try reader.read(table, .everything) { row in rows.append(place.map { [row[$0]] } ?? row) }
    }
    return rows
  }

  /// The numbers of the portals in the target, by those in the source.
  private func newNumbers(
    of portals: [Portal], in writer: any ArchiveWriter
  ) throws -> [Int64: Int64] {
    let existing = try writer.portals()
    guard addsToExisting || existing.isEmpty else {
      throw CopyRefusal(
        "\(target.name) already has portals; --into-existing adds to them")
    }
    let domains = Set(existing.map(\.domain))
    for portal in portals where domains.contains(portal.domain) {
      throw CopyRefusal("\(target.name) already has a portal \(portal.domain)")
    }
    var taken = Set(existing.map(\.id.rawValue))
    var next = max(0, taken.max() ?? 0, portals.map(\.id.rawValue).max() ?? 0) + 1
    var numbers: [Int64: Int64] = [:]
    for number in portals.map(\.id.rawValue) {
      numbers[number] = taken.contains(number) ? next : number
      if taken.contains(number) { next += 1 }
      taken.insert(number)
    }
    return numbers
  }

  private func copy(
    _ table: ArchiveTable, _ scope: ArchiveScope, from reader: any ArchiveReader,
    to writer: any ArchiveWriter, numbers: [Int64: Int64], _ meter: inout Meter
  ) throws -> ArchiveDigest {
    var digest = ArchiveDigest()
    var rows: [ArchiveRow] = []
    var bytes = 0
    try reader.read(table, scope) { row in
      var row = row
      if let index = table.portalIndex, case .integer(let number) = row[index] {
        row[index] = .integer(numbers[number] ?? number)
      }
      digest.add(row)
      rows.append(row)
      bytes += row.reduce(0) { $0 + $1.size }
      guard rows.count >= Self.maxRows || bytes >= Self.maxBytes else { return }
      try writer.insert(rows, into: table)
      meter.advance(rows.count)
      rows.removeAll(keepingCapacity: true)
      bytes = 0
    }
    if !rows.isEmpty { try writer.insert(rows, into: table) }
    meter.advance(rows.count)
    return digest
  }

  private func verify(
    _ table: ArchiveTable, _ scope: ArchiveScope, in writer: any ArchiveWriter,
    equals expected: ArchiveDigest, _ meter: inout Meter
  ) throws {
    var digest = ArchiveDigest()
    try writer.read(table, scope) { row in
      digest.add(row)
      meter.advance(1)
    }
    guard digest == expected else {
      throw CopyRefusal(
        """
        verification of \(table.name) failed: \(expected.count) rows were written, \
        \(digest.count) read back; nothing was copied
        """)
    }
  }
}

/// Which rows of each table are meant.
private struct Scope {
  /// The portals that are meant; `nil` for all, and what belongs to none.
  let portals: [PortalID]?

  func of(_ table: ArchiveTable) -> ArchiveScope {
    guard let portals, table.portalIndex != nil else { return .everything }
    return .portals(portals)
  }
}

/// Reports how far a copy is, now and then.
private struct Meter {
  private static let interval: Int64 = 1_000

  var total: Int64
  private var done: Int64 = 0
  private var reported: Int64 = 0
  private let report: StoreCopy.Progress

  init(total: Int64, report: @escaping StoreCopy.Progress) {
    self.total = total
    self.report = report
  }

  mutating func advance(_ rows: Int) {
    done += Int64(rows)
    guard done - reported >= Self.interval else { return }
    reported = done
    report(done, total)
  }
}
