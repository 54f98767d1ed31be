import Foundation
import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteSQLite
import RestanteServer

/// Snapshots of everything that a lab's server stores, with its time.
struct LabSnapshots {
  let control: LabControl

  private var folder: SnapshotFolder { control.snapshots }

  /// All snapshots by name.
  var all: [SnapshotFolder.Snapshot] { folder.all() }

  /// The snapshot of a name.
  func named(_ name: String) throws(Problem) -> SnapshotFolder.Snapshot {
    guard let snapshot = folder.snapshot(name) else {
      throw Problem(.notFound, "There is no snapshot with this name.")
    }
    return snapshot
  }

  /// Makes a snapshot. Replaces one with the same name.
  func make(_ name: String) async throws -> SnapshotFolder.Snapshot {
    try check(name)
    let store = try store
    try folder.create()
    let time = control.clock.time
    try await control.objects.turns.take {
      try await store.copyContents(to: folder.database(name))
      try folder.write(objects: ObjectArchive.text(of: control.objects.contents), name)
    }
    try folder.write(methods: SnapshotMethods(of: control).text, name)
    try folder.complete(name, time, at: control.clock.now())
    return try named(name)
  }

  /// Makes the server what it was when a snapshot was made.
  func restore(_ name: String) async throws -> SnapshotFolder.Snapshot {
    let snapshot = try named(name)
    let store = try store
    let objects = try objects(of: name)
    let methods = try folder.methodText(name).map { (text) throws(Problem) in
      try SnapshotMethods(reading: text)
    }
    try await control.objects.turns.take {
      do throws(StoreError) {
        try await store.replaceContents(by: folder.database(name))
      } catch {
        guard [.corrupt, .schema, .absent].contains(error.code) else { throw error }
        throw Problem(.invalidArgument, "The snapshot cannot be restored: \(error.detail).")
      }
      control.objects.contents = objects
    }
    control.clock.takeUp(snapshot.time)
    control.forget(nil)
    methods?.restore(control)
    let server = try control.server
    try await server.readmitOwnCredentials()
    try await server.catchUp()
    return snapshot
  }

  private func objects(of name: String) throws(Problem) -> [String: PortalObjects] {
    guard let text = folder.objectText(name) else { return [:] }
    do throws(ObjectArchive.Unreadable) {
      return try ObjectArchive.portals(in: text)
    } catch {
      throw Problem(
        .invalidArgument, "The snapshot cannot be restored: its objects cannot be read.")
    }
  }

  /// Removes a snapshot.
  func remove(_ name: String) throws -> SnapshotFolder.Snapshot {
    let snapshot = try named(name)
    try folder.remove(name)
    return snapshot
  }

  /// A snapshot as one text.
  func text(of name: String) throws -> JSONObject {
    let snapshot = try named(name)
    var object = snapshot.time.object
    object["made_at"] = .int(snapshot.madeAt.milliseconds)
    object["database"] = .string(Data(try folder.contents(name)).base64EncodedString())
    let objects = Data(folder.objectText(name) ?? Array("{}".utf8))
    object["objects"] = .string(objects.base64EncodedString())
    let methods = Data(folder.methodText(name) ?? Array("{}".utf8))
    object["methods"] = .string(methods.base64EncodedString())
    return object
  }

  /// Takes in a snapshot of a text. What is in it is checked when it is restored.
  func take(_ name: String, _ arguments: ArgumentReader) throws -> SnapshotFolder.Snapshot {
    try check(name)
    _ = try store
    guard let database = try data("database", arguments) else {
      throw arguments.wrong("database", "must be what an export of a snapshot holds")
    }
    let objects = try data("objects", arguments) ?? Data("{}".utf8)
    let methods = try data("methods", arguments) ?? Data("{}".utf8)
    let offset = try arguments.integer("offset") ?? 0
    let frozen = try arguments.integer("frozen").map(Timestamp.init(milliseconds:))
    let madeAt = try arguments.integer("made_at").map(Timestamp.init(milliseconds:))
    try folder.create()
    try folder.write([UInt8](database), name)
    try folder.write(objects: [UInt8](objects), name)
    try folder.write(methods: [UInt8](methods), name)
    try folder.complete(
      name, LabTime(offset: offset, frozen: frozen), at: madeAt ?? control.clock.now())
    return try named(name)
  }

  private func data(_ name: String, _ arguments: ArgumentReader) throws(Problem) -> Data? {
    guard let text = try arguments.string(name) else { return nil }
    guard let data = Data(base64Encoded: text) else {
      throw arguments.wrong(name, "must be what an export of a snapshot holds")
    }
    return data
  }

  private func check(_ name: String) throws(Problem) {
    guard SnapshotFolder.isName(name) else {
      throw Problem(
        .invalidArgument,
        "name must be 1 to 64 characters: letters, digits, dots, '-' and '_', not beginning with "
          + "a dot.", argument: "name")
    }
  }

  private var store: SQLiteStore {
    get throws(Problem) {
      guard let store = try control.server.store as? SQLiteStore else {
        throw Problem(.invalidArgument, "Snapshots need the embedded store.")
      }
      return store
    }
  }
}
