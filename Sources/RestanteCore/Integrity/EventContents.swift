/// Looks whether events still carry what was published, by their checksums.
public enum EventContents {
  /// What is said of an event whose checksum does not match.
  public static let finding = "an event was changed or damaged after it was published"

  /// Looks at all events of a store, pending, claimed, failed and past, and at all deliveries.
  ///
  /// - Parameter reader: Reads the tables of the store.
  /// - Returns: A sentence for each damaged event, at most twenty and one that says so; none when
  ///   everything is sound.
  public static func findings(in reader: some ArchiveReader) throws -> [String] {
    var damaged: [BrokenRow] = []
    let tables = try reader.tables().compactMap(Columns.init(_:))
    for portal in try reader.portals() {
      for columns in tables {
        try reader.read(columns.table, .portals([portal.id])) { row in
          guard damaged.count <= StoreInvariant.maximumShown, columns.isDamaged(row) else { return }
          damaged.append(columns.name(row))
        }
      }
    }
    let shown = damaged.prefix(StoreInvariant.maximumShown).map { "\(finding): \($0)" }
    return damaged.count > shown.count ? shown + ["\(finding): and more of these"] : shown
  }

  /// Where the columns of a table of events stand in its rows.
  private struct Columns {
    let table: ArchiveTable
    private let places: [String: Int]

    /// `nil` for tables of anything else.
    init?(_ table: ArchiveTable) {
      guard ["event", "past_event", "delivery"].contains(table.name) else { return nil }
      self.table = table
      places = Dictionary(
        uniqueKeysWithValues: table.columns.enumerated().map { ($0.element, $0.offset) })
    }

    private func value(_ column: String, _ row: ArchiveRow) -> ArchiveValue {
      places[column].map { row[$0] } ?? .null
    }

    private func integer(_ column: String, _ row: ArchiveRow) -> Int64? {
      guard case .integer(let number) = value(column, row) else { return nil }
      return number
    }

    private func bytes(_ column: String, _ row: ArchiveRow) -> [UInt8] {
      switch value(column, row) {
      case .bytes(let bytes): bytes
      case .text(let text): Array(text.utf8)
      case .integer, .null: []
      }
    }

    private func text(_ column: String, _ row: ArchiveRow) -> String {
      String(decoding: bytes(column, row), as: UTF8.self)
    }

    func isDamaged(_ row: ArchiveRow) -> Bool {
      guard let stored = integer("checksum", row) else { return false }
      if table.name == "delivery" { return stored != delivery(row).checksum }
      let body = EventBody(
        user: ActingUser(stored: integer("member", row)), data: bytes("data", row))
      return stored
        != body.checksum(
          name: EventName(stored: text("name", row)),
          messageID: MessageID(stored: bytes("message_id", row)),
          occurredAt: integer("occurred_at", row) ?? 0)
    }

    private func delivery(_ row: ArchiveRow) -> DeliveryContent {
      DeliveryContent(
        name: EventName(stored: text("event", row)),
        user: ActingUser(stored: integer("member", row)), data: bytes("data", row),
        time: Timestamp(milliseconds: integer("happened_at", row) ?? 0),
        session: EventSession(rawValue: integer("session", row) ?? 0),
        trace: TraceParent(text("trace", row)))
    }

    func name(_ row: ArchiveRow) -> BrokenRow {
      guard table.name != "delivery" else {
        return BrokenRow(
          portal: integer("portal", row) ?? 0, application: 0, connector: nil,
          subject: "delivery \(integer("delivery", row) ?? 0) of handler "
            + "\(integer("handler", row) ?? 0)")
      }
      return BrokenRow(
        portal: integer("portal", row) ?? 0, application: integer("app", row) ?? 0,
        connector: text("connector", row), subject: "event \(integer("event", row) ?? 0)")
    }
  }
}
