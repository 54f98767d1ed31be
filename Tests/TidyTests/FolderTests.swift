import Testing

@Suite("Folders")
struct FolderTests {
  /// Folders of one module that use each other's types. The list only shrinks: a new pair is a
  /// fault, and a pair that is gone has to leave the list.
  static let known: Set = [
    "RestanteCore: Administration, Operations",
    "RestanteCore: Identity, Limits",
    "RestanteCore: Identity, Operations",
    "RestanteCore: Identity, Queue",
    "RestanteCore: Operations, Queue",
    "RestanteCore: Operations, Secrets",
    "RestanteNative: ., Arguments",
    "RestanteNative: ., Routing",
    "RestanteNative: ., Streams",
    "RestanteNative: Arguments, Reference",
    "RestanteNative: Endpoints, Routing",
    "RestanteNative: Reference, Routing",
    "RestantePostgres: ., Limits",
    "RestantePostgres: Transaction, Writing",
    "RestanteREST: ., Authorization",
    "RestanteREST: ., Envelope",
    "RestanteREST: ., Limits",
    "RestanteREST: ., Methods",
    "RestanteREST: ., Parameters",
    "RestanteREST: ., Routing",
    "RestanteREST: ., V3",
    "RestanteREST: Authorization, Limits",
    "RestanteREST: Batch, Methods",
    "RestanteREST: Catalogue, Methods",
    "RestanteREST: Envelope, Methods",
    "RestanteREST: Envelope, Routing",
    "RestanteREST: Envelope, V3",
    "RestanteREST: Methods, Offline",
    "RestanteREST: Methods, Options",
    "RestanteREST: Methods, Parameters",
    "RestanteSQLite: ., Integrity",
    "RestanteSQLite: ., Reading",
    "RestanteSQLite: ., Upkeep",
    "RestanteSQLite: Transaction, Writing",
    "RestanteServer: Administration, Lifecycle",
    "RestanteServer: Configuration, Connections",
    "RestanteServer: DataDirectory, Lifecycle",
    "RestanteServer: Database, Lifecycle",
    "RestanteServer: HTTP, Lifecycle",
    "RestanteServer: HTTP, OAuth",
    "RestanteServer: HTTP, Refusals",
    "RestanteServer: Lifecycle, TLS",
    "RestanteServer: OAuth, Refusals",
    "restante: ., Administration",
    "restante: ., Commands",
  ]

  /// A folder of a module.
  private struct Folder: Hashable {
    let module: String
    let name: String
  }

  /// Which folders of the same module each folder uses types of.
  private static func uses() -> [Folder: Set<String>] {
    var homes: [String: [String: Set<String>]] = [:]
    for file in SwiftFile.ofModules {
      for type in file.types {
        homes[file.module, default: [:]][type, default: []].insert(file.folder)
      }
    }
    var uses: [Folder: Set<String>] = [:]
    for file in SwiftFile.ofModules {
      let folder = Folder(module: file.module, name: file.folder)
      for word in file.words {
        // A name that several folders have says nothing.
        guard let home = homes[file.module]?[word], home.count == 1 else { continue }
        uses[folder, default: []].formUnion(home.subtracting([folder.name]))
      }
    }
    return uses
  }

  @Test("No two folders of a module depend on each other, but for those that are known")
  func pairs() {
    let uses = Self.uses()
    var found: Set<String> = []
    for (folder, others) in uses {
      for other in others where folder.name < other {
        let back = uses[Folder(module: folder.module, name: other)] ?? []
        if back.contains(folder.name) { found.insert("\(folder.module): \(folder.name), \(other)") }
      }
    }
    for pair in found.subtracting(Self.known).sorted() {
      Issue.record("a new pair of folders depends on each other: \"\(pair)\"")
    }
    for pair in Self.known.subtracting(found).sorted() {
      Issue.record("this pair is gone; remove it from the list: \"\(pair)\"")
    }
  }
}
