/// A compiled expression of the Common Expression Language, ready to be evaluated many times.
///
/// What is read: the whole language but messages of protocol buffers, with cel-go's optional values, its string, set and
/// regular-expression functions and the list functions that Kubernetes adds. Types are looked at when the expression
/// runs, not before; names of variables and functions, and how many arguments they take, are checked at compile time.
///
/// ```swift
/// let rule = try CELExpression(compiling: "self.minimum <= self.maximum", variables: ["self"])
/// try rule.evaluate(["self": ["minimum": 1, "maximum": 2]])  // .bool(true)
/// ```
public struct CELExpression: Sendable {
    /// How many steps an evaluation may take unless the caller says otherwise; about a second of work at most.
    public static let defaultStepLimit = 1_000_000

    /// The expression as written.
    public let source: String
    /// The variables that the expression reads: a rule that does not read `oldSelf` is no transition rule.
    public let variablesRead: Set<String>
    let root: CELNode

    /// Compiles an expression that may read the variables named.
    ///
    /// - Throws: ``CELCompileError`` with the place of the first fault; the author of the expression corrects it.
    public init(compiling source: String, variables: Set<String>) throws(CELCompileError) {
        var parser = try CELParser(source)
        let root = try parser.parse()
        var checker = CELNameCheck(declared: variables)
        try checker.check(root)
        self.source = source
        self.root = root
        self.variablesRead = checker.read
    }

    /// Evaluates the expression.
    ///
    /// - Parameter stepLimit: how many steps the evaluation may take; also long texts and lists made count as steps.
    /// - Throws: ``CELEvaluationError``; with code `exhausted` where the limit was reached.
    public func evaluate(
        _ variables: [String: CELValue], stepLimit: Int = CELExpression.defaultStepLimit
    ) throws(CELEvaluationError) -> CELValue {
        var steps = stepLimit
        return try evaluate(variables, stepsLeft: &steps)
    }

    /// Evaluates the expression within what is left of steps that several evaluations share, and counts them off.
    ///
    /// - Throws: ``CELEvaluationError``; with code `exhausted` where no step was left.
    public func evaluate(
        _ variables: [String: CELValue], stepsLeft: inout Int
    ) throws(CELEvaluationError) -> CELValue {
        var evaluator = CELEvaluator(variables: variables, stepLimit: stepsLeft)
        defer { stepsLeft = max(0, evaluator.stepsLeft) }
        return try evaluator.evaluate(root)
    }

    /// The paths of fields that the expression reads from a variable, as far as they are written out: `self.a.b` is
    /// `["a", "b"]`. A caller who knows the variable's shape can tell fields that are not there.
    public func fieldsRead(of variable: String) -> [(path: [String], offset: Int)] {
        var paths: [(path: [String], offset: Int)] = []
        root.collectFields(of: variable, into: &paths)
        return paths
    }
}
