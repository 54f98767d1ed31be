import Foundation
import RestanteCore
import RestanteJSON

/// Where a lab keeps snapshots: for each a database, and a file that says more about it.
struct SnapshotFolder: Sendable {
  let path: String

  /// What is known of a snapshot.
  struct Snapshot: Sendable {
    let name: String
    /// The size of the database in bytes.
    let bytes: Int64
    /// When it was made, by the lab's clock, and the time that is restored with it.
    let madeAt: Timestamp
    let time: LabTime
  }

  /// Whether a name is one that snapshots may have: it is part of a file's name.
  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(Credential.isPlain)
      && !text.hasPrefix(".")
  }

  /// Where the database of a snapshot is.
  func database(_ name: String) -> String { "\(path)/\(name).sqlite" }

  private func objects(_ name: String) -> String { "\(path)/\(name).objects" }

  private func methods(_ name: String) -> String { "\(path)/\(name).methods" }

  private func facts(_ name: String) -> String { "\(path)/\(name).json" }

  /// Makes the folder if it is not there.
  func create() throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// All snapshots by name.
  func all() -> [Snapshot] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted()
      .compactMap { snapshot(String($0.dropLast(5))) }
  }

  /// A snapshot; `nil` when there is none of the name.
  func snapshot(_ name: String) -> Snapshot? {
    guard Self.isName(name), let contents = FileManager.default.contents(atPath: facts(name)),
      let facts = try? JSONParser().parse(Array(contents)),
      let attributes = try? FileManager.default.attributesOfItem(atPath: database(name)),
      let time = LabTime(facts), let madeAt = facts["made_at"]?.intValue
    else { return nil }
    let bytes = (attributes[.size] as? NSNumber)?.int64Value ?? 0
    return Snapshot(
      name: name, bytes: bytes, madeAt: Timestamp(milliseconds: madeAt), time: time)
  }

  /// Writes the objects of a snapshot as a text.
  func write(objects: [UInt8], _ name: String) throws {
    try Data(objects).write(to: URL(fileURLWithPath: self.objects(name)), options: .atomic)
  }

  /// The text that holds the objects of a snapshot; `nil` for one that has none.
  func objectText(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: objects(name)).map { [UInt8]($0) }
  }

  /// Writes the methods of a snapshot: kinds of objects, and stubs.
  func write(methods: [UInt8], _ name: String) throws {
    try Data(methods).write(to: URL(fileURLWithPath: self.methods(name)), options: .atomic)
  }

  /// The text that holds the methods of a snapshot; `nil` for one that has none.
  func methodText(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: methods(name)).map { [UInt8]($0) }
  }

  /// Completes a snapshot whose database is there.
  func complete(_ name: String, _ time: LabTime, at now: Timestamp) throws {
    var object = time.object
    object["made_at"] = .int(now.milliseconds)
    try Data(JSONValue.object(object).encoded())
      .write(to: URL(fileURLWithPath: facts(name)), options: .atomic)
  }

  /// Removes a snapshot.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: facts(name))
    try FileManager.default.removeItem(atPath: database(name))
    // Snapshots of earlier versions have no objects and no methods.
    try? FileManager.default.removeItem(atPath: objects(name))
    try? FileManager.default.removeItem(atPath: methods(name))
  }

  /// The bytes of a snapshot's database.
  func contents(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: database(name))))
  }

  /// Writes the database of a snapshot.
  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: database(name)), options: .atomic)
  }
}

extension LabTime {
  /// Reads what ``object`` wrote.
  init?(_ value: JSONValue) {
    guard let offset = value["offset"]?.intValue else { return nil }
    self.init(
      offset: offset, frozen: value["frozen"]?.intValue.map(Timestamp.init(milliseconds:)))
  }

  /// The time as it is stored, in milliseconds.
  var object: JSONObject {
    ["offset": .int(offset), "frozen": frozen.map { .int($0.milliseconds) } ?? .null]
  }
}
