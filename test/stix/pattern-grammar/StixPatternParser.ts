// Generated from StixPattern.g4 by antlr-ng 1.0.10; do not edit. README.md says how to make it anew.
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated

import * as antlr from "antlr4ng";



export class StixPatternParser extends antlr.Parser {
    public static readonly AND = 1;
    public static readonly OR = 2;
    public static readonly NOT = 3;
    public static readonly FOLLOWEDBY = 4;
    public static readonly IN = 5;
    public static readonly LIKE = 6;
    public static readonly MATCHES = 7;
    public static readonly ISSUBSET = 8;
    public static readonly ISSUPERSET = 9;
    public static readonly EXISTS = 10;
    public static readonly START = 11;
    public static readonly STOP = 12;
    public static readonly WITHIN = 13;
    public static readonly SECONDS = 14;
    public static readonly REPEATS = 15;
    public static readonly TIMES = 16;
    public static readonly Boolean = 17;
    public static readonly EQ = 18;
    public static readonly NE = 19;
    public static readonly LE = 20;
    public static readonly LT = 21;
    public static readonly GE = 22;
    public static readonly GT = 23;
    public static readonly LBRACK = 24;
    public static readonly RBRACK = 25;
    public static readonly LPAREN = 26;
    public static readonly RPAREN = 27;
    public static readonly COLON = 28;
    public static readonly COMMA = 29;
    public static readonly DOT = 30;
    public static readonly STAR = 31;
    public static readonly Integer = 32;
    public static readonly NegativeInteger = 33;
    public static readonly Float = 34;
    public static readonly NegativeFloat = 35;
    public static readonly Hex = 36;
    public static readonly Binary = 37;
    public static readonly Timestamp = 38;
    public static readonly String = 39;
    public static readonly Word = 40;
    public static readonly HyphenWord = 41;
    public static readonly Blank = 42;
    public static readonly Comment = 43;
    public static readonly LineComment = 44;
    public static readonly Strange = 45;
    public static readonly RULE_pattern = 0;
    public static readonly RULE_sequence = 1;
    public static readonly RULE_alternative = 2;
    public static readonly RULE_conjunction = 3;
    public static readonly RULE_qualified = 4;
    public static readonly RULE_observation = 5;
    public static readonly RULE_qualifier = 6;
    public static readonly RULE_anyOf = 7;
    public static readonly RULE_allOf = 8;
    public static readonly RULE_test = 9;
    public static readonly RULE_path = 10;
    public static readonly RULE_step = 11;
    public static readonly RULE_key = 12;
    public static readonly RULE_constant = 13;
    public static readonly RULE_orderable = 14;

    public static readonly literalNames = [
        null, "'AND'", "'OR'", "'NOT'", "'FOLLOWEDBY'", "'IN'", "'LIKE'", 
        "'MATCHES'", "'ISSUBSET'", "'ISSUPERSET'", "'EXISTS'", "'START'", 
        "'STOP'", "'WITHIN'", "'SECONDS'", "'REPEATS'", "'TIMES'", null, 
        null, null, "'<='", "'<'", "'>='", "'>'", "'['", "']'", "'('", "')'", 
        "':'", "','", "'.'", "'*'"
    ];

    public static readonly symbolicNames = [
        null, "AND", "OR", "NOT", "FOLLOWEDBY", "IN", "LIKE", "MATCHES", 
        "ISSUBSET", "ISSUPERSET", "EXISTS", "START", "STOP", "WITHIN", "SECONDS", 
        "REPEATS", "TIMES", "Boolean", "EQ", "NE", "LE", "LT", "GE", "GT", 
        "LBRACK", "RBRACK", "LPAREN", "RPAREN", "COLON", "COMMA", "DOT", 
        "STAR", "Integer", "NegativeInteger", "Float", "NegativeFloat", 
        "Hex", "Binary", "Timestamp", "String", "Word", "HyphenWord", "Blank", 
        "Comment", "LineComment", "Strange"
    ];
    public static readonly ruleNames = [
        "pattern", "sequence", "alternative", "conjunction", "qualified", 
        "observation", "qualifier", "anyOf", "allOf", "test", "path", "step", 
        "key", "constant", "orderable",
    ];

    public get grammarFileName(): string { return "StixPattern.g4"; }
    public get literalNames(): (string | null)[] { return StixPatternParser.literalNames; }
    public get symbolicNames(): (string | null)[] { return StixPatternParser.symbolicNames; }
    public get ruleNames(): string[] { return StixPatternParser.ruleNames; }
    public get serializedATN(): number[] { return StixPatternParser._serializedATN; }

    protected createFailedPredicateException(predicate?: string, message?: string): antlr.FailedPredicateException {
        return new antlr.FailedPredicateException(this, predicate, message);
    }

    public constructor(input: antlr.TokenStream) {
        super(input);
        this.interpreter = new antlr.ParserATNSimulator(this, StixPatternParser._ATN, StixPatternParser.decisionsToDFA, new antlr.PredictionContextCache());
    }
    public pattern(): PatternContext {
        let localContext = new PatternContext(this.context, this.state);
        this.enterRule(localContext, 0, StixPatternParser.RULE_pattern);
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 30;
            this.sequence();
            this.state = 31;
            this.match(StixPatternParser.EOF);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public sequence(): SequenceContext {
        let localContext = new SequenceContext(this.context, this.state);
        this.enterRule(localContext, 2, StixPatternParser.RULE_sequence);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 33;
            this.alternative();
            this.state = 38;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 4) {
                {
                {
                this.state = 34;
                this.match(StixPatternParser.FOLLOWEDBY);
                this.state = 35;
                this.alternative();
                }
                }
                this.state = 40;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public alternative(): AlternativeContext {
        let localContext = new AlternativeContext(this.context, this.state);
        this.enterRule(localContext, 4, StixPatternParser.RULE_alternative);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 41;
            this.conjunction();
            this.state = 46;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 2) {
                {
                {
                this.state = 42;
                this.match(StixPatternParser.OR);
                this.state = 43;
                this.conjunction();
                }
                }
                this.state = 48;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public conjunction(): ConjunctionContext {
        let localContext = new ConjunctionContext(this.context, this.state);
        this.enterRule(localContext, 6, StixPatternParser.RULE_conjunction);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 49;
            this.qualified();
            this.state = 54;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 1) {
                {
                {
                this.state = 50;
                this.match(StixPatternParser.AND);
                this.state = 51;
                this.qualified();
                }
                }
                this.state = 56;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public qualified(): QualifiedContext {
        let localContext = new QualifiedContext(this.context, this.state);
        this.enterRule(localContext, 8, StixPatternParser.RULE_qualified);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 57;
            this.observation();
            this.state = 61;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while ((((_la) & ~0x1F) === 0 && ((1 << _la) & 43008) !== 0)) {
                {
                {
                this.state = 58;
                this.qualifier();
                }
                }
                this.state = 63;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public observation(): ObservationContext {
        let localContext = new ObservationContext(this.context, this.state);
        this.enterRule(localContext, 10, StixPatternParser.RULE_observation);
        try {
            this.state = 72;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.LBRACK:
                localContext = new BracketedContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 64;
                this.match(StixPatternParser.LBRACK);
                this.state = 65;
                this.anyOf();
                this.state = 66;
                this.match(StixPatternParser.RBRACK);
                }
                break;
            case StixPatternParser.LPAREN:
                localContext = new GroupedContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 68;
                this.match(StixPatternParser.LPAREN);
                this.state = 69;
                this.sequence();
                this.state = 70;
                this.match(StixPatternParser.RPAREN);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public qualifier(): QualifierContext {
        let localContext = new QualifierContext(this.context, this.state);
        this.enterRule(localContext, 12, StixPatternParser.RULE_qualifier);
        let _la: number;
        try {
            this.state = 84;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.START:
                localContext = new WindowContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 74;
                this.match(StixPatternParser.START);
                this.state = 75;
                this.match(StixPatternParser.Timestamp);
                this.state = 76;
                this.match(StixPatternParser.STOP);
                this.state = 77;
                this.match(StixPatternParser.Timestamp);
                }
                break;
            case StixPatternParser.WITHIN:
                localContext = new WithinContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 78;
                this.match(StixPatternParser.WITHIN);
                this.state = 79;
                _la = this.tokenStream.LA(1);
                if(!(_la === 32 || _la === 34)) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 80;
                this.match(StixPatternParser.SECONDS);
                }
                break;
            case StixPatternParser.REPEATS:
                localContext = new RepeatsContext(localContext);
                this.enterOuterAlt(localContext, 3);
                {
                this.state = 81;
                this.match(StixPatternParser.REPEATS);
                this.state = 82;
                this.match(StixPatternParser.Integer);
                this.state = 83;
                this.match(StixPatternParser.TIMES);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public anyOf(): AnyOfContext {
        let localContext = new AnyOfContext(this.context, this.state);
        this.enterRule(localContext, 14, StixPatternParser.RULE_anyOf);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 86;
            this.allOf();
            this.state = 91;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 2) {
                {
                {
                this.state = 87;
                this.match(StixPatternParser.OR);
                this.state = 88;
                this.allOf();
                }
                }
                this.state = 93;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public allOf(): AllOfContext {
        let localContext = new AllOfContext(this.context, this.state);
        this.enterRule(localContext, 16, StixPatternParser.RULE_allOf);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 94;
            this.test();
            this.state = 99;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 1) {
                {
                {
                this.state = 95;
                this.match(StixPatternParser.AND);
                this.state = 96;
                this.test();
                }
                }
                this.state = 101;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public test(): TestContext {
        let localContext = new TestContext(this.context, this.state);
        this.enterRule(localContext, 18, StixPatternParser.RULE_test);
        let _la: number;
        try {
            this.state = 150;
            this.errorHandler.sync(this);
            switch (this.interpreter.adaptivePredict(this.tokenStream, 15, this.context) ) {
            case 1:
                localContext = new GroupedTestContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 102;
                this.match(StixPatternParser.LPAREN);
                this.state = 103;
                this.anyOf();
                this.state = 104;
                this.match(StixPatternParser.RPAREN);
                }
                break;
            case 2:
                localContext = new ExistenceContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 107;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 106;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 109;
                this.match(StixPatternParser.EXISTS);
                this.state = 110;
                this.path();
                }
                break;
            case 3:
                localContext = new MembershipContext(localContext);
                this.enterOuterAlt(localContext, 3);
                {
                this.state = 111;
                this.path();
                this.state = 113;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 112;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 115;
                this.match(StixPatternParser.IN);
                this.state = 116;
                this.match(StixPatternParser.LPAREN);
                this.state = 125;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (((((_la - 17)) & ~0x1F) === 0 && ((1 << (_la - 17)) & 8355841) !== 0)) {
                    {
                    this.state = 117;
                    this.constant();
                    this.state = 122;
                    this.errorHandler.sync(this);
                    _la = this.tokenStream.LA(1);
                    while (_la === 29) {
                        {
                        {
                        this.state = 118;
                        this.match(StixPatternParser.COMMA);
                        this.state = 119;
                        this.constant();
                        }
                        }
                        this.state = 124;
                        this.errorHandler.sync(this);
                        _la = this.tokenStream.LA(1);
                    }
                    }
                }

                this.state = 127;
                this.match(StixPatternParser.RPAREN);
                }
                break;
            case 4:
                localContext = new EqualityContext(localContext);
                this.enterOuterAlt(localContext, 4);
                {
                this.state = 129;
                this.path();
                this.state = 131;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 130;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 133;
                _la = this.tokenStream.LA(1);
                if(!(_la === 18 || _la === 19)) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 134;
                this.constant();
                }
                break;
            case 5:
                localContext = new OrderContext(localContext);
                this.enterOuterAlt(localContext, 5);
                {
                this.state = 136;
                this.path();
                this.state = 138;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 137;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 140;
                _la = this.tokenStream.LA(1);
                if(!((((_la) & ~0x1F) === 0 && ((1 << _la) & 15728640) !== 0))) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 141;
                this.orderable();
                }
                break;
            case 6:
                localContext = new TextTestContext(localContext);
                this.enterOuterAlt(localContext, 6);
                {
                this.state = 143;
                this.path();
                this.state = 145;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
                if (_la === 3) {
                    {
                    this.state = 144;
                    this.match(StixPatternParser.NOT);
                    }
                }

                this.state = 147;
                _la = this.tokenStream.LA(1);
                if(!((((_la) & ~0x1F) === 0 && ((1 << _la) & 960) !== 0))) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 148;
                this.match(StixPatternParser.String);
                }
                break;
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public path(): PathContext {
        let localContext = new PathContext(this.context, this.state);
        this.enterRule(localContext, 20, StixPatternParser.RULE_path);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 152;
            _la = this.tokenStream.LA(1);
            if(!(_la === 40 || _la === 41)) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            this.state = 153;
            this.match(StixPatternParser.COLON);
            this.state = 154;
            this.key();
            this.state = 158;
            this.errorHandler.sync(this);
            _la = this.tokenStream.LA(1);
            while (_la === 24 || _la === 30) {
                {
                {
                this.state = 155;
                this.step();
                }
                }
                this.state = 160;
                this.errorHandler.sync(this);
                _la = this.tokenStream.LA(1);
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public step(): StepContext {
        let localContext = new StepContext(this.context, this.state);
        this.enterRule(localContext, 22, StixPatternParser.RULE_step);
        let _la: number;
        try {
            this.state = 166;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.DOT:
                localContext = new KeyStepContext(localContext);
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 161;
                this.match(StixPatternParser.DOT);
                this.state = 162;
                this.key();
                }
                break;
            case StixPatternParser.LBRACK:
                localContext = new IndexStepContext(localContext);
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 163;
                this.match(StixPatternParser.LBRACK);
                this.state = 164;
                _la = this.tokenStream.LA(1);
                if(!(_la === 31 || _la === 32)) {
                this.errorHandler.recoverInline(this);
                }
                else {
                    this.errorHandler.reportMatch(this);
                    this.consume();
                }
                this.state = 165;
                this.match(StixPatternParser.RBRACK);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public key(): KeyContext {
        let localContext = new KeyContext(this.context, this.state);
        this.enterRule(localContext, 24, StixPatternParser.RULE_key);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 168;
            _la = this.tokenStream.LA(1);
            if(!(_la === 39 || _la === 40)) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public constant(): ConstantContext {
        let localContext = new ConstantContext(this.context, this.state);
        this.enterRule(localContext, 26, StixPatternParser.RULE_constant);
        try {
            this.state = 172;
            this.errorHandler.sync(this);
            switch (this.tokenStream.LA(1)) {
            case StixPatternParser.Integer:
            case StixPatternParser.NegativeInteger:
            case StixPatternParser.Float:
            case StixPatternParser.NegativeFloat:
            case StixPatternParser.Hex:
            case StixPatternParser.Binary:
            case StixPatternParser.Timestamp:
            case StixPatternParser.String:
                this.enterOuterAlt(localContext, 1);
                {
                this.state = 170;
                this.orderable();
                }
                break;
            case StixPatternParser.Boolean:
                this.enterOuterAlt(localContext, 2);
                {
                this.state = 171;
                this.match(StixPatternParser.Boolean);
                }
                break;
            default:
                throw new antlr.NoViableAltException(this);
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }
    public orderable(): OrderableContext {
        let localContext = new OrderableContext(this.context, this.state);
        this.enterRule(localContext, 28, StixPatternParser.RULE_orderable);
        let _la: number;
        try {
            this.enterOuterAlt(localContext, 1);
            {
            this.state = 174;
            _la = this.tokenStream.LA(1);
            if(!(((((_la - 32)) & ~0x1F) === 0 && ((1 << (_la - 32)) & 255) !== 0))) {
            this.errorHandler.recoverInline(this);
            }
            else {
                this.errorHandler.reportMatch(this);
                this.consume();
            }
            }
        }
        catch (re) {
            if (re instanceof antlr.RecognitionException) {
                this.errorHandler.reportError(this, re);
                this.errorHandler.recover(this, re);
            } else {
                throw re;
            }
        }
        finally {
            this.exitRule();
        }
        return localContext;
    }

    public static readonly _serializedATN: number[] = [
        4,1,45,177,2,0,7,0,2,1,7,1,2,2,7,2,2,3,7,3,2,4,7,4,2,5,7,5,2,6,7,
        6,2,7,7,7,2,8,7,8,2,9,7,9,2,10,7,10,2,11,7,11,2,12,7,12,2,13,7,13,
        2,14,7,14,1,0,1,0,1,0,1,1,1,1,1,1,5,1,37,8,1,10,1,12,1,40,9,1,1,
        2,1,2,1,2,5,2,45,8,2,10,2,12,2,48,9,2,1,3,1,3,1,3,5,3,53,8,3,10,
        3,12,3,56,9,3,1,4,1,4,5,4,60,8,4,10,4,12,4,63,9,4,1,5,1,5,1,5,1,
        5,1,5,1,5,1,5,1,5,3,5,73,8,5,1,6,1,6,1,6,1,6,1,6,1,6,1,6,1,6,1,6,
        1,6,3,6,85,8,6,1,7,1,7,1,7,5,7,90,8,7,10,7,12,7,93,9,7,1,8,1,8,1,
        8,5,8,98,8,8,10,8,12,8,101,9,8,1,9,1,9,1,9,1,9,1,9,3,9,108,8,9,1,
        9,1,9,1,9,1,9,3,9,114,8,9,1,9,1,9,1,9,1,9,1,9,5,9,121,8,9,10,9,12,
        9,124,9,9,3,9,126,8,9,1,9,1,9,1,9,1,9,3,9,132,8,9,1,9,1,9,1,9,1,
        9,1,9,3,9,139,8,9,1,9,1,9,1,9,1,9,1,9,3,9,146,8,9,1,9,1,9,1,9,3,
        9,151,8,9,1,10,1,10,1,10,1,10,5,10,157,8,10,10,10,12,10,160,9,10,
        1,11,1,11,1,11,1,11,1,11,3,11,167,8,11,1,12,1,12,1,13,1,13,3,13,
        173,8,13,1,14,1,14,1,14,0,0,15,0,2,4,6,8,10,12,14,16,18,20,22,24,
        26,28,0,8,2,0,32,32,34,34,1,0,18,19,1,0,20,23,1,0,6,9,1,0,40,41,
        1,0,31,32,1,0,39,40,1,0,32,39,185,0,30,1,0,0,0,2,33,1,0,0,0,4,41,
        1,0,0,0,6,49,1,0,0,0,8,57,1,0,0,0,10,72,1,0,0,0,12,84,1,0,0,0,14,
        86,1,0,0,0,16,94,1,0,0,0,18,150,1,0,0,0,20,152,1,0,0,0,22,166,1,
        0,0,0,24,168,1,0,0,0,26,172,1,0,0,0,28,174,1,0,0,0,30,31,3,2,1,0,
        31,32,5,0,0,1,32,1,1,0,0,0,33,38,3,4,2,0,34,35,5,4,0,0,35,37,3,4,
        2,0,36,34,1,0,0,0,37,40,1,0,0,0,38,36,1,0,0,0,38,39,1,0,0,0,39,3,
        1,0,0,0,40,38,1,0,0,0,41,46,3,6,3,0,42,43,5,2,0,0,43,45,3,6,3,0,
        44,42,1,0,0,0,45,48,1,0,0,0,46,44,1,0,0,0,46,47,1,0,0,0,47,5,1,0,
        0,0,48,46,1,0,0,0,49,54,3,8,4,0,50,51,5,1,0,0,51,53,3,8,4,0,52,50,
        1,0,0,0,53,56,1,0,0,0,54,52,1,0,0,0,54,55,1,0,0,0,55,7,1,0,0,0,56,
        54,1,0,0,0,57,61,3,10,5,0,58,60,3,12,6,0,59,58,1,0,0,0,60,63,1,0,
        0,0,61,59,1,0,0,0,61,62,1,0,0,0,62,9,1,0,0,0,63,61,1,0,0,0,64,65,
        5,24,0,0,65,66,3,14,7,0,66,67,5,25,0,0,67,73,1,0,0,0,68,69,5,26,
        0,0,69,70,3,2,1,0,70,71,5,27,0,0,71,73,1,0,0,0,72,64,1,0,0,0,72,
        68,1,0,0,0,73,11,1,0,0,0,74,75,5,11,0,0,75,76,5,38,0,0,76,77,5,12,
        0,0,77,85,5,38,0,0,78,79,5,13,0,0,79,80,7,0,0,0,80,85,5,14,0,0,81,
        82,5,15,0,0,82,83,5,32,0,0,83,85,5,16,0,0,84,74,1,0,0,0,84,78,1,
        0,0,0,84,81,1,0,0,0,85,13,1,0,0,0,86,91,3,16,8,0,87,88,5,2,0,0,88,
        90,3,16,8,0,89,87,1,0,0,0,90,93,1,0,0,0,91,89,1,0,0,0,91,92,1,0,
        0,0,92,15,1,0,0,0,93,91,1,0,0,0,94,99,3,18,9,0,95,96,5,1,0,0,96,
        98,3,18,9,0,97,95,1,0,0,0,98,101,1,0,0,0,99,97,1,0,0,0,99,100,1,
        0,0,0,100,17,1,0,0,0,101,99,1,0,0,0,102,103,5,26,0,0,103,104,3,14,
        7,0,104,105,5,27,0,0,105,151,1,0,0,0,106,108,5,3,0,0,107,106,1,0,
        0,0,107,108,1,0,0,0,108,109,1,0,0,0,109,110,5,10,0,0,110,151,3,20,
        10,0,111,113,3,20,10,0,112,114,5,3,0,0,113,112,1,0,0,0,113,114,1,
        0,0,0,114,115,1,0,0,0,115,116,5,5,0,0,116,125,5,26,0,0,117,122,3,
        26,13,0,118,119,5,29,0,0,119,121,3,26,13,0,120,118,1,0,0,0,121,124,
        1,0,0,0,122,120,1,0,0,0,122,123,1,0,0,0,123,126,1,0,0,0,124,122,
        1,0,0,0,125,117,1,0,0,0,125,126,1,0,0,0,126,127,1,0,0,0,127,128,
        5,27,0,0,128,151,1,0,0,0,129,131,3,20,10,0,130,132,5,3,0,0,131,130,
        1,0,0,0,131,132,1,0,0,0,132,133,1,0,0,0,133,134,7,1,0,0,134,135,
        3,26,13,0,135,151,1,0,0,0,136,138,3,20,10,0,137,139,5,3,0,0,138,
        137,1,0,0,0,138,139,1,0,0,0,139,140,1,0,0,0,140,141,7,2,0,0,141,
        142,3,28,14,0,142,151,1,0,0,0,143,145,3,20,10,0,144,146,5,3,0,0,
        145,144,1,0,0,0,145,146,1,0,0,0,146,147,1,0,0,0,147,148,7,3,0,0,
        148,149,5,39,0,0,149,151,1,0,0,0,150,102,1,0,0,0,150,107,1,0,0,0,
        150,111,1,0,0,0,150,129,1,0,0,0,150,136,1,0,0,0,150,143,1,0,0,0,
        151,19,1,0,0,0,152,153,7,4,0,0,153,154,5,28,0,0,154,158,3,24,12,
        0,155,157,3,22,11,0,156,155,1,0,0,0,157,160,1,0,0,0,158,156,1,0,
        0,0,158,159,1,0,0,0,159,21,1,0,0,0,160,158,1,0,0,0,161,162,5,30,
        0,0,162,167,3,24,12,0,163,164,5,24,0,0,164,165,7,5,0,0,165,167,5,
        25,0,0,166,161,1,0,0,0,166,163,1,0,0,0,167,23,1,0,0,0,168,169,7,
        6,0,0,169,25,1,0,0,0,170,173,3,28,14,0,171,173,5,17,0,0,172,170,
        1,0,0,0,172,171,1,0,0,0,173,27,1,0,0,0,174,175,7,7,0,0,175,29,1,
        0,0,0,19,38,46,54,61,72,84,91,99,107,113,122,125,131,138,145,150,
        158,166,172
    ];

    private static __ATN: antlr.ATN;
    public static get _ATN(): antlr.ATN {
        if (!StixPatternParser.__ATN) {
            StixPatternParser.__ATN = new antlr.ATNDeserializer().deserialize(StixPatternParser._serializedATN);
        }

        return StixPatternParser.__ATN;
    }


    private static readonly vocabulary = new antlr.Vocabulary(StixPatternParser.literalNames, StixPatternParser.symbolicNames, []);

    public override get vocabulary(): antlr.Vocabulary {
        return StixPatternParser.vocabulary;
    }

    private static readonly decisionsToDFA = StixPatternParser._ATN.decisionToState.map( (ds: antlr.DecisionState, index: number) => new antlr.DFA(ds, index) );
}

export class PatternContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public sequence(): SequenceContext {
        return this.getRuleContext(0, SequenceContext)!;
    }
    public EOF(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.EOF, 0)!;
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_pattern;
    }
}


export class SequenceContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public alternative(): AlternativeContext[];
    public alternative(i: number): AlternativeContext | null;
    public alternative(i?: number): AlternativeContext[] | AlternativeContext | null {
        if (i === undefined) {
            return this.getRuleContexts(AlternativeContext);
        }

        return this.getRuleContext(i, AlternativeContext);
    }
    public FOLLOWEDBY(): antlr.TerminalNode[];
    public FOLLOWEDBY(i: number): antlr.TerminalNode | null;
    public FOLLOWEDBY(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.FOLLOWEDBY);
    	} else {
    		return this.getToken(StixPatternParser.FOLLOWEDBY, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_sequence;
    }
}


export class AlternativeContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public conjunction(): ConjunctionContext[];
    public conjunction(i: number): ConjunctionContext | null;
    public conjunction(i?: number): ConjunctionContext[] | ConjunctionContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ConjunctionContext);
        }

        return this.getRuleContext(i, ConjunctionContext);
    }
    public OR(): antlr.TerminalNode[];
    public OR(i: number): antlr.TerminalNode | null;
    public OR(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.OR);
    	} else {
    		return this.getToken(StixPatternParser.OR, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_alternative;
    }
}


export class ConjunctionContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public qualified(): QualifiedContext[];
    public qualified(i: number): QualifiedContext | null;
    public qualified(i?: number): QualifiedContext[] | QualifiedContext | null {
        if (i === undefined) {
            return this.getRuleContexts(QualifiedContext);
        }

        return this.getRuleContext(i, QualifiedContext);
    }
    public AND(): antlr.TerminalNode[];
    public AND(i: number): antlr.TerminalNode | null;
    public AND(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.AND);
    	} else {
    		return this.getToken(StixPatternParser.AND, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_conjunction;
    }
}


export class QualifiedContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public observation(): ObservationContext {
        return this.getRuleContext(0, ObservationContext)!;
    }
    public qualifier(): QualifierContext[];
    public qualifier(i: number): QualifierContext | null;
    public qualifier(i?: number): QualifierContext[] | QualifierContext | null {
        if (i === undefined) {
            return this.getRuleContexts(QualifierContext);
        }

        return this.getRuleContext(i, QualifierContext);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_qualified;
    }
}


export class ObservationContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_observation;
    }
    public override copyFrom(ctx: ObservationContext): void {
        super.copyFrom(ctx);
    }
}
export class BracketedContext extends ObservationContext {
    public constructor(ctx: ObservationContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LBRACK, 0)!;
    }
    public anyOf(): AnyOfContext {
        return this.getRuleContext(0, AnyOfContext)!;
    }
    public RBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RBRACK, 0)!;
    }
}
export class GroupedContext extends ObservationContext {
    public constructor(ctx: ObservationContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LPAREN, 0)!;
    }
    public sequence(): SequenceContext {
        return this.getRuleContext(0, SequenceContext)!;
    }
    public RPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RPAREN, 0)!;
    }
}


export class QualifierContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_qualifier;
    }
    public override copyFrom(ctx: QualifierContext): void {
        super.copyFrom(ctx);
    }
}
export class WindowContext extends QualifierContext {
    public constructor(ctx: QualifierContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public START(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.START, 0)!;
    }
    public Timestamp(): antlr.TerminalNode[];
    public Timestamp(i: number): antlr.TerminalNode | null;
    public Timestamp(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.Timestamp);
    	} else {
    		return this.getToken(StixPatternParser.Timestamp, i);
    	}
    }
    public STOP(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.STOP, 0)!;
    }
}
export class WithinContext extends QualifierContext {
    public constructor(ctx: QualifierContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public WITHIN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.WITHIN, 0)!;
    }
    public SECONDS(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.SECONDS, 0)!;
    }
    public Integer(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Integer, 0);
    }
    public Float(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Float, 0);
    }
}
export class RepeatsContext extends QualifierContext {
    public constructor(ctx: QualifierContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public REPEATS(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.REPEATS, 0)!;
    }
    public Integer(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.Integer, 0)!;
    }
    public TIMES(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.TIMES, 0)!;
    }
}


export class AnyOfContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public allOf(): AllOfContext[];
    public allOf(i: number): AllOfContext | null;
    public allOf(i?: number): AllOfContext[] | AllOfContext | null {
        if (i === undefined) {
            return this.getRuleContexts(AllOfContext);
        }

        return this.getRuleContext(i, AllOfContext);
    }
    public OR(): antlr.TerminalNode[];
    public OR(i: number): antlr.TerminalNode | null;
    public OR(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.OR);
    	} else {
    		return this.getToken(StixPatternParser.OR, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_anyOf;
    }
}


export class AllOfContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public test(): TestContext[];
    public test(i: number): TestContext | null;
    public test(i?: number): TestContext[] | TestContext | null {
        if (i === undefined) {
            return this.getRuleContexts(TestContext);
        }

        return this.getRuleContext(i, TestContext);
    }
    public AND(): antlr.TerminalNode[];
    public AND(i: number): antlr.TerminalNode | null;
    public AND(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.AND);
    	} else {
    		return this.getToken(StixPatternParser.AND, i);
    	}
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_allOf;
    }
}


export class TestContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_test;
    }
    public override copyFrom(ctx: TestContext): void {
        super.copyFrom(ctx);
    }
}
export class GroupedTestContext extends TestContext {
    public constructor(ctx: TestContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LPAREN, 0)!;
    }
    public anyOf(): AnyOfContext {
        return this.getRuleContext(0, AnyOfContext)!;
    }
    public RPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RPAREN, 0)!;
    }
}
export class ExistenceContext extends TestContext {
    public constructor(ctx: TestContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public EXISTS(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.EXISTS, 0)!;
    }
    public path(): PathContext {
        return this.getRuleContext(0, PathContext)!;
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
}
export class MembershipContext extends TestContext {
    public constructor(ctx: TestContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public path(): PathContext {
        return this.getRuleContext(0, PathContext)!;
    }
    public IN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.IN, 0)!;
    }
    public LPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LPAREN, 0)!;
    }
    public RPAREN(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RPAREN, 0)!;
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
    public constant(): ConstantContext[];
    public constant(i: number): ConstantContext | null;
    public constant(i?: number): ConstantContext[] | ConstantContext | null {
        if (i === undefined) {
            return this.getRuleContexts(ConstantContext);
        }

        return this.getRuleContext(i, ConstantContext);
    }
    public COMMA(): antlr.TerminalNode[];
    public COMMA(i: number): antlr.TerminalNode | null;
    public COMMA(i?: number): antlr.TerminalNode | null | antlr.TerminalNode[] {
    	if (i === undefined) {
    		return this.getTokens(StixPatternParser.COMMA);
    	} else {
    		return this.getToken(StixPatternParser.COMMA, i);
    	}
    }
}
export class EqualityContext extends TestContext {
    public constructor(ctx: TestContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public path(): PathContext {
        return this.getRuleContext(0, PathContext)!;
    }
    public constant(): ConstantContext {
        return this.getRuleContext(0, ConstantContext)!;
    }
    public EQ(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.EQ, 0);
    }
    public NE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NE, 0);
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
}
export class OrderContext extends TestContext {
    public constructor(ctx: TestContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public path(): PathContext {
        return this.getRuleContext(0, PathContext)!;
    }
    public orderable(): OrderableContext {
        return this.getRuleContext(0, OrderableContext)!;
    }
    public LT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.LT, 0);
    }
    public LE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.LE, 0);
    }
    public GT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.GT, 0);
    }
    public GE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.GE, 0);
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
}
export class TextTestContext extends TestContext {
    public constructor(ctx: TestContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public path(): PathContext {
        return this.getRuleContext(0, PathContext)!;
    }
    public String(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.String, 0)!;
    }
    public LIKE(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.LIKE, 0);
    }
    public MATCHES(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.MATCHES, 0);
    }
    public ISSUBSET(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.ISSUBSET, 0);
    }
    public ISSUPERSET(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.ISSUPERSET, 0);
    }
    public NOT(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NOT, 0);
    }
}


export class PathContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public COLON(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.COLON, 0)!;
    }
    public key(): KeyContext {
        return this.getRuleContext(0, KeyContext)!;
    }
    public Word(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Word, 0);
    }
    public HyphenWord(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.HyphenWord, 0);
    }
    public step(): StepContext[];
    public step(i: number): StepContext | null;
    public step(i?: number): StepContext[] | StepContext | null {
        if (i === undefined) {
            return this.getRuleContexts(StepContext);
        }

        return this.getRuleContext(i, StepContext);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_path;
    }
}


export class StepContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_step;
    }
    public override copyFrom(ctx: StepContext): void {
        super.copyFrom(ctx);
    }
}
export class KeyStepContext extends StepContext {
    public constructor(ctx: StepContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public DOT(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.DOT, 0)!;
    }
    public key(): KeyContext {
        return this.getRuleContext(0, KeyContext)!;
    }
}
export class IndexStepContext extends StepContext {
    public constructor(ctx: StepContext) {
        super(ctx.parent, ctx.invokingState);
        super.copyFrom(ctx);
    }
    public LBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.LBRACK, 0)!;
    }
    public RBRACK(): antlr.TerminalNode {
        return this.getToken(StixPatternParser.RBRACK, 0)!;
    }
    public Integer(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Integer, 0);
    }
    public STAR(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.STAR, 0);
    }
}


export class KeyContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public Word(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Word, 0);
    }
    public String(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.String, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_key;
    }
}


export class ConstantContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public orderable(): OrderableContext | null {
        return this.getRuleContext(0, OrderableContext);
    }
    public Boolean(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Boolean, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_constant;
    }
}


export class OrderableContext extends antlr.ParserRuleContext {
    public constructor(parent: antlr.ParserRuleContext | null, invokingState: number) {
        super(parent, invokingState);
    }
    public Integer(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Integer, 0);
    }
    public NegativeInteger(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NegativeInteger, 0);
    }
    public Float(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Float, 0);
    }
    public NegativeFloat(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.NegativeFloat, 0);
    }
    public Hex(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Hex, 0);
    }
    public Binary(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Binary, 0);
    }
    public Timestamp(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.Timestamp, 0);
    }
    public String(): antlr.TerminalNode | null {
        return this.getToken(StixPatternParser.String, 0);
    }
    public override get ruleIndex(): number {
        return StixPatternParser.RULE_orderable;
    }
}
