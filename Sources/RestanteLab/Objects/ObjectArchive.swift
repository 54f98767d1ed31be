import RestanteJSON

/// The objects of all portals as one text, as snapshots hold them.
enum ObjectArchive {
  /// What is no archive.
  struct Unreadable: Error {}

  /// Writes objects as JSON text.
  static func text(of portals: [String: PortalObjects]) -> [UInt8] {
    var writer = JSONWriter(style: .plain)
    writer.beginObject()
    for (portal, objects) in portals.sorted(by: { $0.key < $1.key }) {
      writer.key(portal)
      writer.beginObject()
      for (kind, series) in objects.series.sorted(by: { $0.key < $1.key }) {
        writer.key(kind)
        write(series, to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
    return writer.bytes
  }

  private static func write(_ series: ObjectSeries, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("last_id")
    writer.write(.int(series.lastID))
    writer.key("objects")
    writer.beginObject()
    for id in series.ids {
      guard let object = series[id] else { continue }
      writer.key(String(id))
      writer.write(.object(object))
    }
    writer.endObject()
    writer.endObject()
  }

  /// Reads what ``text(of:)`` wrote.
  static func portals(in text: [UInt8]) throws(Unreadable) -> [String: PortalObjects] {
    let limits = JSONParser.Limits(maxDepth: 512, maxBytes: text.count)
    guard let archive = try? JSONParser(limits: limits).parse(text).objectValue else {
      throw Unreadable()
    }
    var portals: [String: PortalObjects] = [:]
    for (portal, kinds) in archive {
      guard let kinds = kinds.objectValue else { throw Unreadable() }
      var objects = PortalObjects()
      for (kind, series) in kinds { try read(series, kind, into: &objects) }
      portals[portal] = objects
    }
    return portals
  }

  private static func read(
    _ series: JSONValue, _ kind: String, into objects: inout PortalObjects
  ) throws(Unreadable) {
    guard let lastID = series["last_id"]?.intValue, let members = series["objects"]?.objectValue
    else { throw Unreadable() }
    for (name, value) in members {
      guard let id = Int64(name), id > 0, id <= lastID, let object = value.objectValue,
        case .some = objects.set(object, at: id, of: kind)
      else { throw Unreadable() }
    }
    objects.goOn(behind: lastID, of: kind)
  }
}
