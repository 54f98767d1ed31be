import RestanteJSON
import RestanteNative

/// The methods of a lab as snapshots hold them: the kinds of objects that were added, and stubs.
struct SnapshotMethods: Sendable {
  private let kinds: [ObjectFamily]
  private let stubs: [Stub]

  /// Those that a lab has.
  init(of control: LabControl) {
    kinds = control.families.added
    stubs = control.stubs.all
  }

  /// Reads what ``text`` wrote.
  ///
  /// - Throws: `Problem` when it is something else.
  init(reading text: [UInt8]) throws(Problem) {
    let limits = JSONParser.Limits(maxDepth: 512, maxBytes: text.count)
    guard let value = try? JSONParser(limits: limits).parse(text) else {
      throw Problem(
        .invalidArgument, "The snapshot cannot be restored: its methods cannot be read.")
    }
    let arguments = try ArgumentReader(value)
    var kinds: [ObjectFamily] = []
    for kind in try arguments.elements("kinds") ?? [] { kinds.append(try ObjectFamily(kind)) }
    var stubs: [Stub] = []
    let members = value["stubs"]?.arrayValue?.compactMap(\.objectValue) ?? []
    for (reader, members) in zip(try arguments.elements("stubs") ?? [], members) {
      stubs.append(try StubReader(members: members, arguments: reader).stub(kept: []))
    }
    self.kinds = kinds
    self.stubs = stubs
  }

  /// The methods as one text.
  var text: [UInt8] {
    let kinds = kinds.map { JSONValue.object($0.object) }
    let stubs = stubs.map { JSONValue.object($0.members) }
    return JSONValue.object(["kinds": .array(kinds), "stubs": .array(stubs)]).encoded()
  }

  /// Makes the methods of a lab that has no stubs these.
  func restore(_ control: LabControl) {
    control.families.restart(with: kinds)
    _ = control.stubs.add(stubs)
  }
}
