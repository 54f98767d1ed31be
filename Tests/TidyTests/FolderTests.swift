import Testing

@Suite("Folders")
struct FolderTests {
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

  @Test("No two folders of a module depend on each other")
  func pairs() {
    let uses = Self.uses()
    for (folder, others) in uses {
      for other in others where folder.name < other {
        let back = uses[Folder(module: folder.module, name: other)] ?? []
        guard back.contains(folder.name) else { continue }
        Issue.record("\(folder.module): \(folder.name) and \(other) depend on each other")
      }
    }
  }

  @Test("The test sees which folder uses which")
  func sees() {
    let uses = Self.uses()
    let core = uses[Folder(module: "RestanteCore", name: "Store")] ?? []
    #expect(core.isSuperset(of: ["Events", "Queue", "Identity", "Store/Rows"]))
    #expect(uses[Folder(module: "RestanteCore", name: "Queue/Rules")]?.contains("Store") == true)
  }
}
