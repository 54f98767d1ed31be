public import RestanteJSON

/// A method of the wire that an extension of the server adds. Its caller is known and has its scope
/// before it runs; it runs in a batch as well.
public protocol AddedMethod: Sendable {
  /// The name in small letters. A method of the server's own with the same name goes first.
  var name: String { get }

  /// The scope that a caller needs; `nil` for none.
  var scope: String? { get }

  /// Carries a call out.
  ///
  /// - Throws: `CallError`, the wire's reply to the caller.
  func run(_ call: AddedCall) async throws(CallError) -> AddedResult
}

/// Where the methods of an extension come from. They may become more while the server runs.
public protocol MethodSource: Sendable {
  /// All of them, in the order in which the method `methods` lists them.
  var methods: [any AddedMethod] { get }

  /// The method of a name in small letters; `nil` where there is none.
  func method(named name: String) -> (any AddedMethod)?
}

/// What an added method returns.
public struct AddedResult: Sendable {
  let value: JSONValue
  let next: Int64?
  let total: Int64?

  /// - Parameters:
  ///   - value: The `result`.
  ///   - next: The `start` of the next page; `nil` where there is none.
  ///   - total: How many rows there are on all pages; `nil` for what is no list.
  public init(_ value: JSONValue, next: Int64? = nil, total: Int64? = nil) {
    self.value = value
    self.next = next
    self.total = total
  }
}

/// Runs an added method like one of the server's own.
struct ExtensionMethod: RESTMethod {
  let method: any AddedMethod

  var name: String { method.name }
  var scope: String? { method.scope }

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let result: AddedResult
    do throws(CallError) {
      result = try await method.run(AddedCall(call))
    } catch {
      throw error.error
    }
    let json = result.value.encoded(.php)
    guard json.count <= call.replyBudget else { throw RESTError(.replyTooLarge) }
    return MethodResult(json: json, next: result.next, total: result.total)
  }
}
