/// Runs `body` in a child task, and returns what it returns.
///
/// The memory that functions take while they are under way stays with their task until its end.
/// In a task that waits for long, what is done before and between the waits belongs in here.
public func inSeparateTask<Value: Sendable>(
  _ body: @escaping @Sendable () async -> Value
) async -> Value {
  await withTaskGroup(of: Value.self) { group in
    group.addTask { await body() }
    guard let value = await group.next() else { preconditionFailure("The group has a task.") }
    return value
  }
}
