// Viem, pointed at the gateway as at a node with accounts. Arguments: the folder that holds viem, the
// gateway, the account, and what to do. Prints one JSON object.
const { createRequire } = require('module');
const [parts, url, account, task, ...args] = process.argv.slice(2);
const fetched = createRequire(parts + '/package.json');
const viem = fetched('viem');
const { foundry } = fetched('viem/chains');

const options = { chain: foundry, transport: viem.http(url), pollingInterval: 100 };
const wallet = viem.createWalletClient({ ...options, account });
const reader = viem.createPublicClient(options);

async function mined(hash) {
  return { hash: (await reader.waitForTransactionReceipt({ hash })).transactionHash };
}

const tasks = {
  async transfer(to, value) {
    return mined(await wallet.sendTransaction({ to, value: BigInt(value) }));
  },
  async deploy(bytecode) {
    return mined(await wallet.deployContract({ abi: [], bytecode }));
  },
  async signTypedData(text) {
    const data = JSON.parse(text);
    const signature = await wallet.signTypedData(data);
    // Asked of the chain, through the gateway: it takes signatures of contracts, too.
    if (!(await reader.verifyTypedData({ ...data, address: account, signature }))) {
      throw new Error('the chain does not verify the signature');
    }
    return { signature, signer: await viem.recoverTypedDataAddress({ ...data, signature }) };
  },
};

(async () => console.log(JSON.stringify(await tasks[task](...args))))();
